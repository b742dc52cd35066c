package io.meshwork.cli.quarantine;

import io.meshwork.cli.ExitCode;
import io.meshwork.cli.LocalSandbox;
import io.meshwork.cli.submit.Job;
import io.meshwork.cli.submit.Submission;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.governance.quarantine.RecordAddress;
import io.meshwork.governance.quarantine.Selection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Submits a run that replays what is open. */
@Command(
    name = "replay",
    description = {
      "Send open records through the current contract and suite again, by a run of the product's job.",
      "What lands, is superseded or filtered is marked as replayed; what still breaks a rule stays open,"
          + " with its new reasons. Harmless when repeated. Without --from: the last 30 days."
    },
    footer = {
      "%nExit codes: those of \"mesh run\".",
      "%nExamples:",
      "  mesh quarantine replay ${sys:mesh.example} --dry-run",
      "  mesh quarantine replay ${sys:mesh.example} --rule \"range(value)\"",
      "  mesh quarantine replay ${sys:mesh.example} --from 2026-01-31 --contract mended.odcs.yaml"
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private Place place;
  @Mixin private SelectionOptions options;

  @Option(names = "--dry-run", description = "Count what would be replayed, and end.")
  private boolean dryRun;

  @Option(names = "--contract", paramLabel = "FILE", description = "Use this contract instead.")
  private Path contract;

  @Option(names = "--suite", paramLabel = "FILE", description = "Use this suite instead.")
  private Path suite;

  @Option(
      names = "--release",
      paramLabel = "RUN",
      description = "Land what the gate blocked in this replay, its failing rules recorded.")
  private String release;

  @Override
  public Integer call() throws InterruptedException {
    Selection selection = options.selection(Instant.now());
    if (dryRun) {
      return count(selection);
    }
    Job job = Job.of(place.project(), place.product(), place.profile(), arguments(selection));
    if (place.profile().equals(Place.LOCAL)) {
      job =
          job.against(
              LocalSandbox.running(place.project()),
              place.project().runs(),
              place.project().checkpoints());
    }
    return Submission.run(place.project(), place.product(), job);
  }

  private int count(Selection selection) {
    Overview overview = new Overview(Status.OPEN, 0);
    try (QuarantineTable table = place.open()) {
      table.read(selection, overview::add);
    }
    Terminal terminal = Terminal.standard();
    terminal.line(
        "%,d open records of %s, %s"
            .formatted(overview.records(Status.OPEN), place.product(), options.words(selection)));
    if (overview.fromKafka() > 0) {
      terminal.line(
          "%,d of them can be replayed only while Kafka still has them."
              .formatted(overview.fromKafka()));
    }
    return ExitCode.OK;
  }

  /** As the job's own command line names them. */
  private List<String> arguments(Selection selection) {
    List<String> arguments = new ArrayList<>(List.of("--replay"));
    selection.rules().forEach(rule -> arguments.addAll(List.of("--rule", rule)));
    selection.runs().forEach(run -> arguments.addAll(List.of("--quarantined-by", run)));
    selection.records().stream()
        .map(RecordAddress::toString)
        .forEach(record -> arguments.addAll(List.of("--record", record)));
    arguments.addAll(List.of("--quarantined-from", selection.from().toString()));
    arguments.addAll(List.of("--quarantined-to", selection.until().toString()));
    file("--contract", contract, arguments);
    file("--suite", suite, arguments);
    Optional.ofNullable(release).ifPresent(run -> arguments.addAll(List.of("--release", run)));
    return arguments;
  }

  private static void file(String option, Path file, List<String> arguments) {
    if (file != null) {
      arguments.addAll(List.of(option, file.toAbsolutePath().toString()));
    }
  }
}
