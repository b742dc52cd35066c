package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads slaProperties. Those that are lengths of time need a unit. */
final class SlaReader {
  static final String RETENTION = "retention";

  private static final Set<String> SPANS =
      Set.of(
          RETENTION,
          "latency",
          "freshness",
          "frequency",
          "timeToDetect",
          "timeToNotify",
          "timeToRepair");

  private final Set<String> elements;
  private final Findings findings;

  /**
   * @param elements names of the topic and the tables, which a service level may be for
   */
  SlaReader(Set<String> elements, Findings findings) {
    this.elements = elements;
    this.findings = findings;
  }

  List<Sla> read(YamlMap contract) {
    var slas = new ArrayList<Sla>();
    for (YamlMap property : contract.maps("slaProperties")) {
      property.text("property").ifPresent(name -> slas.addAll(read(name, property)));
    }
    return slas;
  }

  /** One for each element, if it names several. */
  private List<Sla> read(String name, YamlMap property) {
    var value = property.scalar("value").map(YamlScalar::plain).orElse("");
    var unit = property.text("unit").orElse("");
    if (SPANS.contains(name)) {
      TimeSpan.of("slaProperties." + name, value, unit, property.line(), findings);
    } else {
      Suggestion.near(name, SPANS)
          .ifPresent(
              n ->
                  findings.add(
                      property.lineOf("property"),
                      "unknown service level \"%s\"; did you mean \"%s\"?".formatted(name, n)));
    }
    if (!property.has("element")) {
      return List.of(new Sla(name, value, unit, Optional.empty(), property.line()));
    }
    var named = property.text("element").map(e -> List.of(e.split("\\s*,\\s*"))).orElse(List.of());
    named.forEach(e -> checkElement(e, name, property));
    return named.stream()
        .map(e -> new Sla(name, value, unit, Optional.of(e), property.line()))
        .toList();
  }

  private void checkElement(String element, String name, YamlMap property) {
    boolean whole = name.equals(RETENTION) || !element.contains(".");
    var object = whole ? element : element.substring(0, element.indexOf('.'));
    if (!elements.contains(object)) {
      findings.add(
          property.lineOf("element"),
          "slaProperties.%s names \"%s\", which is not in the schema%s"
              .formatted(name, object, Suggestion.ending(object, elements)));
    }
  }
}
