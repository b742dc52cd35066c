package io.meshwork.cli.quarantine;

import com.datastax.oss.driver.api.core.cql.Row;
import io.meshwork.cli.CliException;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.governance.quarantine.KeyRing;
import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one record whole. */
@Command(
    name = "show",
    description = {
      "Show one quarantined record: the rules that it breaks, what became of it, what it holds.",
      "Looks back a year. Classified fields are masked, and encrypted records stay so without"
          + " --decrypt and the key."
    },
    footer = {
      "%nExamples:",
      "  mesh quarantine show ${sys:mesh.example} ${sys:mesh.example}-0-1234",
      "  mesh quarantine show ${sys:mesh.example} ${sys:mesh.example}-0-1234 --decrypt --json"
    })
final class ShowCommand implements Callable<Integer> {
  private static final Duration RANGE = Duration.ofDays(366);

  @Mixin private Place place;

  @Parameters(
      index = "1",
      paramLabel = "RECORD",
      description = "TOPIC-PARTITION-OFFSET, as \"mesh quarantine list\" has it.")
  private String record;

  @Option(
      names = "--decrypt",
      description = "Decrypt it with the key of the profile, or of MESHWORK_QUARANTINE_KEY.")
  private boolean decrypt;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    RecordAddress address = SelectionOptions.address(record);
    ShownRecord shown = shown(address);
    Terminal terminal = Terminal.standard();
    if (json) {
      terminal.line(QuarantineJson.text(shown.json()));
      return ExitCode.OK;
    }
    shown.lines().forEach(terminal::line);
    return ExitCode.OK;
  }

  private ShownRecord shown(RecordAddress address) {
    Instant now = Instant.now();
    Selection selection =
        new Selection(Set.of(), Set.of(), Set.of(address), now.minus(RANGE), now.plusSeconds(1));
    Optional<Supplier<KeyRing>> keys =
        decrypt ? Optional.of(place.settings()::keys) : Optional.empty();
    try (QuarantineTable table = place.open()) {
      Row row = table.row(address, selection).orElseThrow(() -> missing(address));
      return new ShownRecord(
          table.product(), address, row, Content.of(row, address, place.contract(), keys));
    }
  }

  private CliException missing(RecordAddress address) {
    return CliException.usage(
        "%s has no record %s in quarantine that was set aside in the last year. See: mesh quarantine list %s"
            .formatted(place.product(), address, place.product()));
  }
}
