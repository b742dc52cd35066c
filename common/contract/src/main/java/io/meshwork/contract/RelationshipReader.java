package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the relationship of a field or a column, without following it.
 *
 * @param domain the domain of the contract
 * @param product its product within the domain
 */
record RelationshipReader(String domain, String product, Findings findings) {
  private static final Pattern PATH =
      Pattern.compile(
          "(?:(?<file>[^#]+)#)?/?schema/(?<object>[^/]+)/properties/(?<property>[^/]+)");
  private static final Pattern SHORT = Pattern.compile("(?<object>\\w+)\\.(?<property>\\w+)");
  private static final String PREFIX = "prefix";
  private static final String CHECKED = "checked";
  private static final List<String> KNOWN = List.of(PREFIX, CHECKED);

  /** What is written; empty if there is nothing, or if it can't be read, which is a finding. */
  Optional<Relationship> read(YamlMap property, String name) {
    var relationships = property.maps("relationships");
    if (relationships.isEmpty()) {
      return Optional.empty();
    }
    int line = relationships.get(0).lineOf("to");
    if (relationships.size() > 1) {
      findings.add(line, "field \"%s\" has several relationships. One is checked.".formatted(name));
    }
    return relationships
        .get(0)
        .value("to")
        .flatMap(
            to ->
                to instanceof YamlScalar scalar && scalar.text().isPresent()
                    ? read(relationships.get(0), scalar.text().get(), name)
                    : wrong(
                        line,
                        "the relationship of \"%s\" must lead to one property".formatted(name)));
  }

  private Optional<Relationship> read(YamlMap written, String to, String name) {
    int line = written.lineOf("to");
    var path = PATH.matcher(to);
    if (path.matches()) {
      return Optional.of(read(written, Optional.ofNullable(path.group("file")), path, name));
    }
    var shorthand = SHORT.matcher(to);
    if (shorthand.matches()) {
      return Optional.of(read(written, Optional.empty(), shorthand, name));
    }
    return wrong(
        line,
        "the relationship of \"%s\" must look like \"other.odcs.yaml#/schema/table/properties/column\""
            .formatted(name));
  }

  private Relationship read(YamlMap written, Optional<String> file, Matcher to, String name) {
    var level = "the relationship of \"%s\"".formatted(name);
    var custom = CustomProperties.of(written, level, KNOWN, findings);
    var prefix = custom.text(PREFIX).orElse("");
    boolean checked = custom.value(CHECKED).isPresent() ? custom.flag(CHECKED) : prefix.isEmpty();
    if (checked && !prefix.isEmpty()) {
      findings.add(
          custom.line(CHECKED),
          "%s has a prefix, so its values can't be looked up. Remove checked.".formatted(level));
    }
    return new Relationship(
        file, to.group("object"), to.group("property"), prefix, checked, written.lineOf("to"));
  }

  /** What a relationship says by the names that are written in it. */
  Relation relation(Relationship to) {
    var key = new EntityKey(to.product(domain, product), to.object(), to.property());
    return new Relation(key, to.prefix());
  }

  /** What the relationship of a column says that no field of the topic stands behind. */
  Optional<Relation> ofColumn(YamlMap property, String column, Optional<FieldType> type) {
    var to = read(property, column);
    if (to.isPresent() && type.filter(t -> !EntityKey.canBe(t)).isPresent()) {
      findings.add(
          to.get().line(),
          "column \"%s\" has a relationship, so it must be text, a uuid or a whole number, not %s"
              .formatted(column, type.get()));
    }
    return to.map(this::relation);
  }

  private <T> Optional<T> wrong(int line, String message) {
    findings.add(line, message);
    return Optional.empty();
  }
}
