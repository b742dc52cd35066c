package io.meshwork.cli.quarantine;

import io.meshwork.cli.terminal.Terminal;
import io.meshwork.cli.terminal.TextTable;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** An overview for people. */
record OverviewText(Terminal terminal, String product, Overview overview) {

  /**
   * @param range in words, of what it is an overview
   * @param status of the newest ones
   */
  void print(String range, Status status) {
    terminal.line("Quarantine of " + product + ", " + range + ":");
    if (overview.isEmpty()) {
      terminal.line("nothing.");
      return;
    }
    counts().lines("").forEach(terminal::line);
    if (overview.newest().isEmpty()) {
      return;
    }
    terminal.line();
    terminal.heading("Newest " + status);
    newest().lines("").forEach(terminal::line);
    terminal.line();
    terminal.line("One of them whole: mesh quarantine show " + product + " RECORD");
  }

  private TextTable counts() {
    TextTable table = new TextTable("RULE", "OPEN", "REPLAYED", "DISCARDED");
    overview
        .rules()
        .forEach(
            (rule, counts) ->
                table.row(
                    rule,
                    number(counts, Status.OPEN),
                    number(counts, Status.REPLAYED),
                    number(counts, Status.DISCARDED)));
    return table.row(
        terminal.bold("records"),
        number(overview.records(Status.OPEN)),
        number(overview.records(Status.REPLAYED)),
        number(overview.records(Status.DISCARDED)));
  }

  private TextTable newest() {
    TextTable table = new TextTable("RECORD", "QUARANTINED", "BYTES", "RULES");
    overview
        .newest()
        .forEach(
            entry ->
                table.row(
                    entry.address().toString(),
                    entry.quarantinedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    number(entry.size()),
                    String.join(", ", entry.rules())));
    return table;
  }

  private static String number(Map<Status, Long> counts, Status status) {
    return number(counts.getOrDefault(status, 0L));
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
