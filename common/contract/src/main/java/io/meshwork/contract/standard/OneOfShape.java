package io.meshwork.contract.standard;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.List;

/** One of a few words. */
record OneOfShape(List<String> accepted) implements Shape {

  static Shape of(String... accepted) {
    return new OneOfShape(List.of(accepted));
  }

  @Override
  public boolean accepts(Yaml value) {
    return value instanceof YamlScalar scalar && scalar.text().isPresent();
  }

  @Override
  public String words() {
    return "one of: " + String.join(", ", accepted);
  }

  @Override
  public void inside(String name, Yaml value, Findings findings) {
    var written = ((YamlScalar) value).plain();
    if (!accepted.contains(written)) {
      findings.add(
          value.line(),
          "unknown %s \"%s\"%s".formatted(name, written, Suggestion.ending(written, accepted)));
    }
  }
}
