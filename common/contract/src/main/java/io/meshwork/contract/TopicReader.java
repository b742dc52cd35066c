package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.YamlMap;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the input port. */
final class TopicReader {
  private static final List<String> KNOWN =
      List.of(
          "format",
          "messageKey",
          "keyRequired",
          "maxPayload",
          "eventTime",
          "version",
          "versionPrecision",
          "allowedSkew",
          "nullValue",
          "quarantine",
          "erases",
          "filters");
  private static final long DEFAULT_MAX_PAYLOAD = 1 << 20;
  private static final Duration DEFAULT_SKEW = Duration.ofMinutes(5);

  private final YamlMap schema;
  private final List<Field> fields;
  private final Set<String> classifiedColumns;
  private final Findings findings;
  private final String name;
  private final CustomProperties custom;

  private TopicReader(
      YamlMap schema, List<Field> fields, Set<String> classifiedColumns, Findings findings) {
    this.schema = schema;
    this.fields = fields;
    this.classifiedColumns = classifiedColumns;
    this.findings = findings;
    this.name = schema.text("physicalName").or(() -> schema.text("name")).orElse("");
    this.custom = CustomProperties.of(schema, "topic \"" + name + "\"", KNOWN, findings);
  }

  /**
   * @param classifiedColumns the tables' columns that are classified: a field of such a name is too
   */
  static Topic read(
      YamlMap schema, FieldReader reader, Set<String> classifiedColumns, Findings findings) {
    var erased = erased(schema);
    var fields =
        schema.maps("properties").stream()
            .map(p -> reader.read(p, erased.isPresent() && erased.equals(p.text("name"))))
            .toList();
    return new TopicReader(schema, fields, classifiedColumns, findings).read();
  }

  private static Optional<String> erased(YamlMap schema) {
    return schema.maps("customProperties").stream()
        .filter(p -> p.text("property").filter("erases"::equals).isPresent())
        .findFirst()
        .flatMap(p -> p.text("value"));
  }

  private Topic read() {
    Names.checkTopic(
        name, schema.lineOf(schema.has("physicalName") ? "physicalName" : "name"), findings);
    checkFields();
    refuseTableParts();
    var eventTime = custom.text("eventTime");
    if (custom.value("eventTime").isEmpty()) {
      findings.add(
          schema.line(),
          "topic \"%s\" has no customProperty eventTime. Name the timestamp field that says when an event happened."
              .formatted(name));
    }
    eventTime.ifPresent(f -> checkTimestamp("eventTime", f));
    var precision =
        custom.choice(
            "versionPrecision", Topic.VersionPrecision.class, Topic.VersionPrecision.MILLISECONDS);
    var version = version(precision);
    return new Topic(
        List.of(name),
        custom.choice("format", Topic.Format.class, Topic.Format.JSON),
        messageKey(),
        custom.flag("keyRequired"),
        custom
            .scalar("maxPayload")
            .map(v -> ByteSize.parse("maxPayload", v, findings).orElse(DEFAULT_MAX_PAYLOAD))
            .orElse(DEFAULT_MAX_PAYLOAD),
        eventTime.orElse(""),
        version.or(() -> eventTime).orElse(""),
        precision,
        custom
            .scalar("allowedSkew")
            .flatMap(v -> TimeSpan.parse("allowedSkew", v, findings))
            .orElse(DEFAULT_SKEW),
        custom.choice("nullValue", Topic.NullValue.class, Topic.NullValue.QUARANTINE),
        quarantine(),
        erases(),
        custom.value("filters").map(v -> FilterReader.read(v, findings)).orElse(List.of()),
        fields);
  }

  private void checkFields() {
    if (fields.isEmpty()) {
      findings.add(
          schema.line(), "topic \"%s\" has no fields. List them as properties.".formatted(name));
    }
    var seen = new HashSet<String>();
    fields.stream()
        .filter(f -> !seen.add(f.name()))
        .forEach(
            f -> findings.add(f.line(), "field \"%s\" is in the topic twice".formatted(f.name())));
  }

  private void refuseTableParts() {
    if (schema.has("relationships")) {
      findings.add(
          schema.lineOf("relationships"),
          "relationships of a topic are not checked. Move them to its fields.");
    }
    QualityReader.refuseDqdl(schema, findings);
    schema.maps("properties").forEach(p -> QualityReader.refuseDqdl(p, findings));
  }

  /**
   * Unless the contract says otherwise, what is classified is left out: that needs no key, and
   * nothing can leak. The record is replayed from Kafka then, for as long as it is there.
   */
  private Topic.Quarantine quarantine() {
    List<String> classified =
        fields.stream()
            .filter(f -> f.isClassified() || classifiedColumns.contains(f.name()))
            .map(Field::name)
            .toList();
    var kept =
        custom.choice(
            "quarantine",
            Topic.Quarantine.class,
            classified.isEmpty() ? Topic.Quarantine.PLAIN : Topic.Quarantine.OMIT);
    if (kept == Topic.Quarantine.PLAIN && !classified.isEmpty()) {
      findings.add(
          custom.line("quarantine"),
          "quarantine is plain, but the topic has classified fields: %s. Accepted: encrypt, omit."
              .formatted(String.join(", ", classified)));
    }
    return kept;
  }

  private Optional<String> messageKey() {
    var key = custom.text("messageKey");
    key.ifPresent(k -> field("messageKey", k));
    boolean needed =
        custom.flag("keyRequired") || custom.text("nullValue").filter("delete"::equals).isPresent();
    if (needed && custom.value("messageKey").isEmpty()) {
      findings.add(
          schema.line(),
          "topic \"%s\" has no customProperty messageKey. Name the field that the message key repeats: keyRequired and nullValue: delete need it."
              .formatted(name));
    }
    return key;
  }

  private Optional<String> version(Topic.VersionPrecision precision) {
    var version = custom.text("version");
    if (precision == Topic.VersionPrecision.NUMBER) {
      version
          .flatMap(f -> field("version", f))
          .ifPresent(f -> VersionNumber.check(f, custom, findings));
      VersionNumber.check(custom, findings);
      return version;
    }
    version.ifPresent(f -> checkTimestamp("version", f));
    return version;
  }

  /** Whom to erase must be said, must be found in every table, and must be seen nowhere else. */
  private Optional<String> erases() {
    var erases = custom.text("erases");
    erases
        .flatMap(name -> field("erases", name))
        .filter(f -> !f.required() || !f.isClassified() || f.relation().isEmpty())
        .ifPresent(
            f ->
                findings.add(
                    f.line(),
                    "field \"%s\" names whom a record erases, so it must be required, be classified, and have a relationship to their key"
                        .formatted(f.name())));
    return erases;
  }

  private void checkTimestamp(String property, String written) {
    var field = field(property, written);
    if (field.isEmpty() || field.get().type() == null) {
      return;
    }
    if (field.get().type().kind() != FieldType.Kind.TIMESTAMP || !field.get().required()) {
      findings.add(
          custom.line(property),
          "%s names field \"%s\", which must be a required timestamp".formatted(property, written));
    }
  }

  private Optional<Field> field(String property, String written) {
    var field = fields.stream().filter(f -> f.name().equals(written)).findFirst();
    if (field.isEmpty()) {
      var ending = Suggestion.ending(written, fields.stream().map(Field::name).toList());
      findings.add(
          custom.line(property),
          "%s names \"%s\", which is not a field%s".formatted(property, written, ending));
    }
    return field;
  }
}
