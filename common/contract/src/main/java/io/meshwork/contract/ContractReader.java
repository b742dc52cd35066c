package io.meshwork.contract;

import io.meshwork.contract.standard.Odcs;
import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlReader;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a contract and checks all of it: first its structure against the standard, then what
 * Meshwork makes of it. Each part reads what it can of a broken one, so that all problems show.
 */
final class ContractReader {
  private static final List<String> KNOWN = List.of("schedule");
  private static final Pattern CRON =
      Pattern.compile("@(hourly|daily|weekly|monthly)|[-*/,\\w]+( +[-*/,\\w]+){4}");

  private final String file;
  private final String text;
  private final YamlMap root;
  private final Findings findings;

  private ContractReader(String file, String text, YamlMap root, Findings findings) {
    this.file = file;
    this.text = text;
    this.root = root;
    this.findings = findings;
  }

  /**
   * @param shelf where relationships lead to; without one they are not followed
   */
  static DataContract read(String file, String text, Optional<Shelf> shelf) {
    var findings = new Findings();
    var yaml = YamlReader.read(file, text, findings);
    yaml.ifPresent(y -> Odcs.CONTRACT.check("contract", y.line(), y, findings));
    if (!(yaml.orElse(null) instanceof YamlMap root)) {
      throw invalid(file, findings);
    }
    var neighbours =
        shelf
            .map(s -> NeighbouringContracts.beside(file, text, s, findings))
            .orElse(NeighbouringContracts.NONE);
    var contract = new ContractReader(file, text, root, findings).contract(neighbours);
    if (!findings.isEmpty()) {
      throw invalid(file, findings);
    }
    return contract;
  }

  private static InvalidContractException invalid(String file, Findings findings) {
    return new InvalidContractException(
        file,
        findings.sorted().stream().map(f -> new Problem(file, f.line(), f.message())).toList());
  }

  private DataContract contract(NeighbouringContracts neighbours) {
    var domain = name("domain");
    var relationships = new RelationshipReader(domain, string("dataProduct"), findings);
    var topic =
        topic(new FieldReader(relationships, new ReferenceReader(neighbours, findings), findings));
    var ports =
        new PortReader(relationships, findings)
            .read(tableSchemas(true), string("domain") + "." + string("dataProduct"));
    var slas = new SlaReader(elements(), findings).read(root);
    var fields = topic.map(Topic::fields).orElse(List.of());
    var reader = new TableReader(fields, Retention.of(slas, findings), relationships, findings);
    var tables =
        ports.isEmpty() ? reader.read(tableSchemas(false)) : reader.computed(tableSchemas(false));
    checkTables(topic, tables, ports.isEmpty());
    checkFollowed(ports);
    topic.flatMap(Topic::erases).ifPresent(erased -> checkErasing(erased, tables));
    return new DataContract(
        file,
        text,
        string("id"),
        string("version"),
        string("status"),
        domain,
        name("dataProduct"),
        root.map("description").text("purpose").orElse(""),
        topic.orElse(ports.isEmpty() ? null : ChangeFeed.of(ports)),
        ports,
        ServerReader.keyspace(root, domain, ports.isEmpty(), findings),
        tables,
        checks(fields, tables),
        slas,
        OwnerReader.read(root),
        schedule());
  }

  private String string(String key) {
    return root.text(key).orElse("");
  }

  private String name(String key) {
    if (!root.has(key)) {
      findings.add(
          root.line(),
          "the contract has no %s. It names keyspaces, topics and jobs; add it.".formatted(key));
    }
    root.text(key).ifPresent(n -> Names.checkCql(key, n, root.lineOf(key), findings));
    return string(key);
  }

  private List<YamlMap> schemas(String physicalType) {
    return root.maps("schema").stream()
        .filter(s -> s.text("physicalType").filter(physicalType::equals).isPresent())
        .toList();
  }

  private List<YamlMap> tableSchemas(boolean ports) {
    return schemas("table").stream().filter(s -> PortReader.isPort(s) == ports).toList();
  }

  private LinkedHashSet<String> elements() {
    var names = new LinkedHashSet<String>();
    root.maps("schema").forEach(s -> s.text("name").ifPresent(names::add));
    return names;
  }

  private Optional<Topic> topic(FieldReader fields) {
    var seen = new HashSet<String>();
    for (YamlMap schema : root.maps("schema")) {
      checkObject(schema, seen);
    }
    var topics = schemas("topic");
    if (topics.size() != (tableSchemas(true).isEmpty() ? 1 : 0)) {
      findings.add(
          root.lineOf("schema"),
          "the schema has %d objects of physicalType topic. A product has exactly one, its input port; one that reads other products' tables has none."
              .formatted(topics.size()));
    }
    return topics.stream()
        .findFirst()
        .map(s -> TopicReader.read(s, fields, classifiedColumns(), findings));
  }

  private Set<String> classifiedColumns() {
    return tableSchemas(false).stream()
        .flatMap(table -> table.maps("properties").stream())
        .filter(column -> column.text("classification").filter(Field::isClassified).isPresent())
        .flatMap(column -> column.text("name").stream())
        .collect(Collectors.toSet());
  }

  private void checkObject(YamlMap schema, HashSet<String> seen) {
    var name = schema.text("name").orElse("");
    var type = schema.text("physicalType").orElse("");
    if (!type.equals("topic") && !type.equals("table")) {
      findings.add(
          schema.lineOf("physicalType"),
          "schema object \"%s\" needs a physicalType: topic or table".formatted(name));
    }
    if (!seen.add(name)) {
      findings.add(schema.lineOf("name"), "schema object \"%s\" is here twice".formatted(name));
    }
  }

  /** A batch is judged once, as the rows of the first table that takes the topic's records. */
  private List<LibraryCheck> checks(List<Field> fields, List<Table> tables) {
    var reader = new LibraryReader(findings);
    schemas("topic").forEach(schema -> reader.topic(schema, fields));
    var primary = tables.stream().filter(t -> t.kind() != Table.Kind.DERIVED).findFirst();
    for (YamlMap schema : tableSchemas(false)) {
      var name = schema.text("name");
      var judged = primary.filter(t -> name.filter(t.name()::equals).isPresent());
      judged.ifPresentOrElse(
          table -> reader.table(schema, table.columns()),
          () -> QualityReader.refuse(schema, primary.map(Table::name).orElse(""), findings));
    }
    return reader.checks();
  }

  private void checkTables(Optional<Topic> topic, List<Table> tables, boolean takesRecords) {
    var landed = tables.stream().filter(t -> t.kind() == Table.Kind.LANDED).toList();
    if (tables.isEmpty() || takesRecords && landed.isEmpty()) {
      findings.add(
          root.lineOf("schema"),
          "no table takes the topic's records. Add one of physicalType table without derivedFrom.");
    }
    if (topic.isEmpty()
        || topic.get().nullValue() != Topic.NullValue.DELETE
        || topic.get().messageKey().isEmpty()) {
      return;
    }
    var key = topic.get().messageKey().get();
    landed.stream()
        .filter(t -> !t.partitionKey().equals(List.of(key)))
        .forEach(
            t ->
                findings.add(
                    t.line(),
                    "a null value deletes by the message key \"%s\", so it must be the whole partition key of table %s"
                        .formatted(key, t.name())));
  }

  private void checkFollowed(List<InputPort> ports) {
    if (!ports.isEmpty() && ports.stream().noneMatch(InputPort::isFollowed)) {
      findings.add(
          root.lineOf("schema"),
          "no input port's changes are followed, so nothing would ever be computed. Leave out changes: false of one at least.");
    }
  }

  /** A request outlives whom it names, and its receipt is kept under its key. */
  private void checkErasing(String erased, List<Table> tables) {
    for (Table table : tables) {
      table.columns().stream()
          .filter(c -> c.name().equals(erased))
          .forEach(
              c ->
                  findings.add(
                      c.line(),
                      "column \"%s\" of table %s would keep whom the topic erases. Leave it out."
                          .formatted(erased, table.name())));
    }
    tables.stream()
        .filter(t -> t.kind() == Table.Kind.LANDED && t.primaryKey().size() != 1)
        .forEach(
            t ->
                findings.add(
                    t.line(),
                    "table %s holds requests to erase, so its key must be one column: the request's"
                        .formatted(t.name())));
  }

  private Optional<String> schedule() {
    var custom = CustomProperties.of(root, "the contract", KNOWN, findings);
    var schedule = custom.text("schedule");
    if (schedule.isPresent() && !CRON.matcher(schedule.get()).matches()) {
      findings.add(
          custom.line("schedule"),
          "schedule \"%s\" is not a cron expression such as \"*/15 * * * *\""
              .formatted(schedule.get()));
    }
    return schedule;
  }
}
