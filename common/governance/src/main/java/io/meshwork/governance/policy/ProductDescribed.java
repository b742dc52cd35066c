package io.meshwork.governance.policy;

import io.meshwork.contract.Problem;
import io.meshwork.contract.yaml.YamlMap;
import java.util.List;
import java.util.Map;

/** A product says what it is good for. */
record ProductDescribed() implements Policy {
  private static final Map<String, String> PARTS =
      Map.of(
          "purpose", "what the product is for",
          "usage", "how it is read",
          "limitations", "what it must not be taken for");

  @Override
  public String id() {
    return "product-described";
  }

  @Override
  public String demand() {
    return "A product's description has purpose, usage and limitations, so that a reader can tell beforehand whether it fits.";
  }

  @Override
  public List<Problem> problems(Document document) {
    YamlMap description = document.root().map("description");
    return PARTS.keySet().stream()
        .sorted()
        .filter(part -> description.text(part).filter(text -> !text.isBlank()).isEmpty())
        .map(
            part ->
                document.problem(
                    document.line("description"),
                    "the description has no %s. Say there %s.".formatted(part, PARTS.get(part))))
        .toList();
  }
}
