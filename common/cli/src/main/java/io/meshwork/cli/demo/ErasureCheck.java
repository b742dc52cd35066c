package io.meshwork.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meshwork.contract.DataContract;
import io.meshwork.sandbox.generator.EventGenerator;
import io.meshwork.sandbox.generator.GeneratedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the requests of a product must come to: all that the demo's products have of the persons is
 * gone, and the receipts say so.
 *
 * @param product that takes the requests
 * @param requests their ids
 * @param before by a table that knows persons, how many of its rows were theirs
 */
record ErasureCheck(
    String product, Set<String> requests, Persons persons, Map<PersonTable, Long> before) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Looks at what there is before the requests are made.
   *
   * @param mesh the products that have run
   */
  static ErasureCheck of(ProductDemo demo, List<DataContract> mesh, Tables tables) {
    DataContract contract = demo.contract();
    String erases = contract.input().erases().orElseThrow();
    String entity = contract.input().field(erases).relation().orElseThrow().key().entity();
    List<PersonTable> knowing = PersonTable.in(mesh, entity);
    Persons persons =
        Persons.of(
            texts(demo, erases),
            knowing.stream().flatMap(table -> table.same(tables).stream()).toList());
    Map<PersonTable, Long> before = new LinkedHashMap<>();
    knowing.forEach(table -> before.put(table, table.rows(persons, tables)));
    String id = contract.landedTables().get(0).primaryKey().get(0);
    return new ErasureCheck(contract.product(), texts(demo, id), persons, before);
  }

  /** What the generated requests say in a field. */
  private static Set<String> texts(ProductDemo demo, String field) {
    Set<String> texts = new TreeSet<>();
    for (GeneratedRecord request :
        EventGenerator.of(demo.spec(), Instant.now()).batch().records()) {
      texts.add(json(request).path(field).asText());
    }
    return texts;
  }

  private static JsonNode json(GeneratedRecord request) {
    try {
      return JSON.readTree(request.value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Once the requests are carried out. */
  List<Count> counts(Tables tables) {
    List<Long> receipts =
        requests.stream().flatMap(id -> tables.receipts(product, id).stream()).toList();
    return List.of(
        new Count("tables that had the person", before.size(), tables(rows -> rows > 0)),
        new Count(
            "tables on the receipts", (long) before.size() * requests.size(), receipts.size()),
        new Count("rows on the receipts", rows(), sum(receipts)),
        new Count("rows of the person left", 0, left(tables)));
  }

  /** In a sentence. */
  String summary(Tables tables) {
    return "%,d rows in %d tables of %d products were theirs, %,d are left"
        .formatted(
            rows(),
            tables(rows -> rows > 0),
            before.keySet().stream().map(PersonTable::contract).distinct().count(),
            left(tables));
  }

  private long tables(Predicate<Long> having) {
    return before.values().stream().filter(having).count();
  }

  private long rows() {
    return sum(List.copyOf(before.values()));
  }

  private long left(Tables tables) {
    return before.keySet().stream().mapToLong(table -> table.rows(persons, tables)).sum();
  }

  private static long sum(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).sum();
  }
}
