package io.meshwork.contract;

import io.meshwork.contract.FieldType.Kind;
import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.YamlMap;
import java.util.List;
import java.util.Optional;

/**
 * Reads the columns of a table.
 *
 * @param table the table's name
 * @param kind LANDED: columns are the source's fields or time buckets of them; else they are as
 *     they are written
 * @param source the topic's fields, or the columns of the table that a derived one comes from
 */
record ColumnReader(
    String table,
    Table.Kind kind,
    List<Field> source,
    RelationshipReader relationships,
    Findings findings) {
  static final String TIME_BUCKET = "timeBucket";
  static final String CLUSTERING_ORDER = "clusteringOrder";
  private static final List<String> KNOWN = List.of(TIME_BUCKET, CLUSTERING_ORDER);

  Field read(YamlMap property) {
    var name = property.text("name").orElse("");
    Names.checkCql("column", name, property.lineOf("name"), findings);
    FieldReader.checkPhysicalName(property, name, findings);
    refuseChecks(property, name);
    var custom = CustomProperties.of(property, "column \"" + name + "\"", KNOWN, findings);
    var bucket = TimeBucketReader.read(custom, TIME_BUCKET, name, source, findings);
    if (custom.value(TIME_BUCKET).isPresent() || kind != Table.Kind.LANDED) {
      return own(property, name, bucket);
    }
    return source.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .map(f -> landed(property, f))
        .orElseGet(() -> unknown(property, name));
  }

  /** A column that no field of the topic stands behind. */
  private Field own(YamlMap property, String name, Optional<TimeBucket> bucket) {
    var type = TypeReader.read(property, name, findings);
    bucket.ifPresent(b -> TimeBucketReader.checkType(b, type, name, property.line(), findings));
    return new Field(
        name,
        type.orElse(null),
        bucket.isPresent() || property.isTrue("required"),
        property.isTrue("unique"),
        Constraints.none(),
        Optional.empty(),
        mayRelate() ? relation(property, name, type) : Optional.empty(),
        false,
        bucket,
        property.text("classification"),
        property.isTrue("criticalDataElement"),
        property.text("description").orElse(""),
        property.line());
  }

  /** Whether nothing that is checked stands behind its columns, which could say it for them. */
  private boolean mayRelate() {
    return kind == Table.Kind.DERIVED || kind == Table.Kind.COMPUTED;
  }

  /** Its own, or what the column of the same name says that it is derived from. */
  private Optional<Relation> relation(YamlMap property, String name, Optional<FieldType> type) {
    return relationships
        .ofColumn(property, name, type)
        .or(
            () ->
                source.stream()
                    .filter(f -> f.name().equals(name))
                    .findFirst()
                    .flatMap(Field::relation));
  }

  /** A column that repeats a field: it has the field's type and meaning. */
  private Field landed(YamlMap property, Field field) {
    if (property.has("logicalType")) {
      TypeReader.read(property, field.name(), findings)
          .ifPresent(t -> checkType(property, t, field));
    }
    if (property.isTrue("required") && !field.required()) {
      findings.add(
          property.lineOf("required"),
          "column \"%s\" of table %s is required, but the topic's field is not. Make the field required: records are checked there."
              .formatted(field.name(), table));
    }
    return new Field(
        field.name(),
        field.type(),
        field.required(),
        property.isTrue("unique"),
        field.constraints(),
        field.reference(),
        field.relation(),
        field.nullErases(),
        Optional.empty(),
        property.text("classification").or(field::classification),
        property.isTrue("criticalDataElement") || field.critical(),
        property.text("description").orElse(field.description()),
        property.line());
  }

  private Field unknown(YamlMap property, String name) {
    var names = source.stream().map(Field::name).toList();
    if (!names.isEmpty()) {
      var ending =
          Suggestion.near(name, names)
              .map(n -> " Did you mean \"" + n + "\"?")
              .orElse(" Add the field, or give the column a timeBucket.");
      findings.add(
          property.line(),
          "column \"%s\" of table %s is not a field of the topic.%s"
              .formatted(name, table, ending));
    }
    return own(property, name, Optional.empty());
  }

  private void checkType(YamlMap property, FieldType type, Field field) {
    if (field.type() != null && !field.type().equals(type)) {
      findings.add(
          property.line(),
          "column \"%s\" of table %s is %s, but the topic's field is %s. Make them one type."
              .formatted(field.name(), table, type, field.type()));
    }
  }

  /** A check that is written where nothing evaluates it would be a false promise. */
  private void refuseChecks(YamlMap property, String name) {
    var stated = ConstraintsReader.read(property.without("quality"), name, new Findings());
    if (!stated.equals(Constraints.none())) {
      findings.add(
          property.lineOf("logicalTypeOptions"),
          "column \"%s\" of table %s has constraints of its own. Move them to the topic's field, or say them as a DQDL rule of the table."
              .formatted(name, table));
    }
    if (property.has("relationships") && !mayRelate()) {
      findings.add(
          property.lineOf("relationships"),
          "column \"%s\" of table %s has relationships of its own. Move them to the topic's field."
              .formatted(name, table));
    }
  }

  static boolean isTimestamp(Field field) {
    return field.type() != null && field.type().kind() == Kind.TIMESTAMP;
  }
}
