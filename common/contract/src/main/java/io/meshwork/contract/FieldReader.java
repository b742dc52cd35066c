package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of a topic. A field whose type is in doubt has none (null) here; a contract with
 * such a field never leaves the reader, because the doubt is a finding.
 */
record FieldReader(
    RelationshipReader relationships, ReferenceReader references, Findings findings) {
  private static final List<String> KNOWN = List.of("nullMeans");

  /**
   * @param namesErased whether it names whom a record asks to erase: they needn't be known
   */
  Field read(YamlMap property, boolean namesErased) {
    var name = property.text("name").orElse("");
    Names.checkField(name, property.lineOf("name"), findings);
    checkPhysicalName(property, name, findings);
    var type = TypeReader.read(property, name, findings);
    boolean required = property.isTrue("required");
    var related = related(property, name, type, namesErased);
    return new Field(
        name,
        type.orElse(null),
        required,
        property.isTrue("unique"),
        ConstraintsReader.read(property, name, findings),
        related.map(Related::reference).orElse(Optional.empty()),
        related.map(Related::relation),
        erases(property, name, required),
        Optional.empty(),
        property.text("classification"),
        property.isTrue("criticalDataElement"),
        property.text("description").orElse(""),
        property.line());
  }

  /** Where a relationship leads, and what it says. */
  private record Related(Optional<Reference> reference, Relation relation) {}

  private Optional<Related> related(
      YamlMap property, String name, Optional<FieldType> type, boolean namesErased) {
    return relationships.read(property, name).map(to -> related(to, name, type, namesErased));
  }

  private Related related(
      Relationship to, String name, Optional<FieldType> type, boolean namesErased) {
    var written = relationships.relation(to);
    var found = references.follow(to, written.key().product(), name, type);
    var named =
        found
            .map(f -> new EntityKey(f.product(), f.table(), f.column()))
            .map(key -> new Relation(key, to.prefix()));
    if (namesErased) {
      references.requireEntity(to, name);
    } else if (to.checked() && to.leavesDomain()) {
      findings.add(
          to.line(),
          "the relationship of \"%s\" leads to another domain, where it can't be checked. Give it the customProperty checked: false."
              .formatted(name));
    }
    return new Related(found.filter(f -> to.checked() && !namesErased), named.orElse(written));
  }

  private boolean erases(YamlMap property, String name, boolean required) {
    var custom = CustomProperties.of(property, "field \"" + name + "\"", KNOWN, findings);
    var meaning = custom.text("nullMeans");
    if (meaning.isEmpty()) {
      return false;
    }
    int line = custom.line("nullMeans");
    if (!meaning.get().equals("erase")) {
      findings.add(line, "unknown nullMeans \"%s\". Accepted: erase.".formatted(meaning.get()));
    }
    if (required) {
      findings.add(
          line,
          "field \"%s\" is required, so its null can't mean erase. Remove one of them."
              .formatted(name));
    }
    return true;
  }

  /** Rows land under the names of the contract: another name would hide which column is meant. */
  static void checkPhysicalName(YamlMap element, String name, Findings findings) {
    if (!element.text("physicalName").map(name::equals).orElse(true)) {
      findings.add(
          element.lineOf("physicalName"),
          "physicalName of \"%s\" must be its name. Remove it, or change the name."
              .formatted(name));
    }
  }
}
