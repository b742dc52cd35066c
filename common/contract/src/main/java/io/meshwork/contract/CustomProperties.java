package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The customProperties of one object, on a level whose names Meshwork all knows. */
final class CustomProperties {
  private final Map<String, YamlMap> byName = new LinkedHashMap<>();
  private final int ownerLine;
  private final Findings findings;

  private CustomProperties(int ownerLine, Findings findings) {
    this.ownerLine = ownerLine;
    this.findings = findings;
  }

  /** Reads them; an unknown name, or one that is there twice, is a finding. */
  static CustomProperties of(YamlMap owner, String level, List<String> known, Findings findings) {
    var properties = new CustomProperties(owner.line(), findings);
    for (YamlMap property : owner.maps("customProperties")) {
      property.text("property").ifPresent(name -> properties.add(name, property, level, known));
    }
    return properties;
  }

  private void add(String name, YamlMap property, String level, List<String> known) {
    int line = property.lineOf("property");
    if (!known.contains(name)) {
      var ending = known.isEmpty() ? ", which has none" : Suggestion.ending(name, known);
      findings.add(line, "unknown customProperty \"%s\" of %s%s".formatted(name, level, ending));
      return;
    }
    if (byName.putIfAbsent(name, property) != null) {
      findings.add(line, "customProperty \"%s\" is here twice".formatted(name));
    }
  }

  Optional<Yaml> value(String name) {
    return Optional.ofNullable(byName.get(name)).flatMap(p -> p.value("value"));
  }

  /** The line of its value if it is there, else of the object that lacks it. */
  int line(String name) {
    return byName.containsKey(name) ? byName.get(name).lineOf("value") : ownerLine;
  }

  /** A value that is not a list or a map; such a one is a finding. */
  Optional<YamlScalar> scalar(String name) {
    return value(name)
        .flatMap(
            v -> {
              if (v instanceof YamlScalar scalar && scalar.value() != null) {
                return Optional.of(scalar);
              }
              return wrong(name, "a single value", v);
            });
  }

  Optional<String> text(String name) {
    return value(name)
        .flatMap(
            v ->
                v instanceof YamlScalar s && s.text().isPresent()
                    ? s.text()
                    : wrong(name, "text", v));
  }

  boolean flag(String name) {
    return value(name)
        .<Boolean>flatMap(
            v ->
                v instanceof YamlScalar s && s.value() instanceof Boolean b
                    ? Optional.of(b)
                    : wrong(name, "true or false", v))
        .orElse(false);
  }

  /** One of an enum's constants, written in small letters. */
  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    return text(name).flatMap(t -> constant(name, t, type)).orElse(otherwise);
  }

  private <E extends Enum<E>> Optional<E> constant(String name, String written, Class<E> type) {
    var constants = Arrays.asList(type.getEnumConstants());
    var words = constants.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    int index = words.indexOf(written);
    if (index < 0) {
      var ending = Suggestion.ending(written, words);
      findings.add(line(name), "unknown %s \"%s\"%s".formatted(name, written, ending));
      return Optional.empty();
    }
    return Optional.of(constants.get(index));
  }

  private <T> Optional<T> wrong(String name, String words, Yaml value) {
    findings.add(
        line(name),
        "customProperty \"%s\" must be %s, not %s".formatted(name, words, value.words()));
    return Optional.empty();
  }
}
