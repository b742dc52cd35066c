package io.meshwork.governance.policy;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.EntityColumns;
import io.meshwork.contract.Problem;
import io.meshwork.contract.Table;
import java.util.List;

/** An erasure finds a row by the entity that its columns name. */
record ErasurePossible(PersonalData personal) implements Policy {

  @Override
  public String id() {
    return "erasure-possible";
  }

  @Override
  public String demand() {
    return "A table with %s columns says whose they are by a relationship to an entity or by the entity's key, so that an erasure finds them."
        .formatted(personal);
  }

  @Override
  public List<Problem> problems(Document document) {
    DataContract contract = document.contract();
    return contract.tables().stream()
        .filter(
            table ->
                personal.in(table).isPresent() && EntityColumns.inTable(contract, table).isEmpty())
        .map(table -> problem(document, table))
        .toList();
  }

  private Problem problem(Document document, Table table) {
    var column = personal.in(table).orElseThrow();
    return document.problem(
        column.line(),
        "column \"%s\" of table %s is %s, but nothing in the table says whose it is. Add a relationship to the key of whom it is about."
            .formatted(column.name(), table.name(), column.classification().orElseThrow()));
  }
}
