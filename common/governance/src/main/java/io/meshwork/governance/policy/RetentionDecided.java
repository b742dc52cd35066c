package io.meshwork.governance.policy;

import static io.meshwork.contract.Table.KEPT_BECAUSE;

import io.meshwork.contract.Problem;
import io.meshwork.contract.Table;
import java.util.List;

/** Derived and computed tables follow the landed ones, so these alone have to decide. */
record RetentionDecided(PersonalData personal) implements Policy {

  @Override
  public String id() {
    return "retention-decided";
  }

  @Override
  public String demand() {
    return "A table that lands %s columns has a retention, or the customProperty %s says why it needs none, so that personal data isn't kept by mere default."
        .formatted(personal, KEPT_BECAUSE);
  }

  @Override
  public List<Problem> problems(Document document) {
    return document.contract().landedTables().stream()
        .filter(t -> personal.in(t).isPresent() && t.timeToLive().isEmpty())
        .filter(t -> !isReasoned(document, t))
        .map(t -> problem(document, t))
        .toList();
  }

  private static boolean isReasoned(Document document, Table table) {
    return document.root().maps("schema").stream()
        .filter(s -> s.text("name").filter(table.name()::equals).isPresent())
        .flatMap(s -> s.maps("customProperties").stream())
        .filter(p -> p.text("property").filter(KEPT_BECAUSE::equals).isPresent())
        .anyMatch(p -> p.text("value").filter(reason -> !reason.isBlank()).isPresent());
  }

  private Problem problem(Document document, Table table) {
    var column = personal.in(table).orElseThrow();
    return document.problem(
        table.line(),
        "table %s holds \"%s\", which is %s, for ever. Add slaProperties.retention, or say why not in the customProperty %s."
            .formatted(
                table.name(), column.name(), column.classification().orElseThrow(), KEPT_BECAUSE));
  }
}
