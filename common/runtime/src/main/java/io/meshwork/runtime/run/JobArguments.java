package io.meshwork.runtime.run;

import io.meshwork.governance.quarantine.Selection;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.dryrun.DryRun;
import io.meshwork.runtime.ingest.Bound;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of a job. */
@Command(name = "job", sortOptions = false)
public final class JobArguments {
  @Parameters(paramLabel = "PRODUCT", description = "DOMAIN.NAME, as in its contract")
  private String product;

  @ArgGroup(multiplicity = "1")
  private Mode mode;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "with --stream: stop after, such as '30 seconds'")
  private Duration atMost;

  @Option(names = "--conf", paramLabel = "FILE", description = "a profile over the defaults")
  private List<Path> profiles = new ArrayList<>();

  @Option(names = "--contract", paramLabel = "FILE", description = "instead of the jar's own")
  private Path contract;

  @Option(names = "--suite", paramLabel = "FILE", description = "instead of the jar's own")
  private Path suite;

  @Option(
      names = "--release",
      paramLabel = "RUN",
      description = "let the batch land that the gate blocked in this run")
  private String release;

  private static final class Mode {
    @Option(names = "--batch", description = "all that has come since the last run")
    private boolean batch;

    @Option(names = "--stream", description = "all that comes, until it is stopped")
    private boolean stream;

    @ArgGroup(exclusive = false)
    private Range range;

    @ArgGroup(exclusive = false)
    private ReplayOptions replay;

    @ArgGroup(exclusive = false)
    private DryRunOptions dryRun;
  }

  private static final class Range {
    @Option(names = "--from", required = true, paramLabel = "POINT")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "POINT")
    private String to;

    @Option(names = "--bulk", description = "land it as sstables, past CQL: for large ranges")
    private boolean bulk;
  }

  private final Instant parsedAt = Instant.now();

  private JobArguments() {}

  /**
   * @throws MeshException USAGE with the usage text
   */
  static JobArguments parse(String... args) {
    JobArguments arguments = new JobArguments();
    CommandLine command = new CommandLine(arguments);
    command.registerConverter(Duration.class, JobArguments::duration);
    try {
      command.parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      throw new MeshException(
          Category.USAGE, e.getMessage() + "\n" + command.getUsageMessage().stripTrailing(), e);
    }
    if (arguments.dryRun().isPresent()) {
      arguments.refuseWithDryRun();
      return arguments;
    }
    if (arguments.mode() == RunMode.BACKFILL) {
      arguments.from();
      arguments.to();
    }
    if (arguments.mode() == RunMode.REPLAY) {
      arguments.selection();
    }
    if (arguments.atMost != null && arguments.mode() != RunMode.STREAM) {
      throw new MeshException(Category.USAGE, "--for goes with --stream alone.");
    }
    return arguments;
  }

  private static Duration duration(String text) {
    try {
      return com.typesafe.config.ConfigFactory.parseMap(java.util.Map.of("d", text))
          .getDuration("d");
    } catch (com.typesafe.config.ConfigException e) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is not a duration. Give a number and a unit, such as '30 seconds'.");
    }
  }

  String product() {
    return product;
  }

  /** What to look at without landing it; then there is no {@link #mode}. */
  Optional<DryRun> dryRun() {
    return Optional.ofNullable(mode.dryRun).map(DryRunOptions::dryRun);
  }

  private void refuseWithDryRun() {
    if (atMost != null || release != null) {
      throw new MeshException(
          Category.USAGE, "--for and --release go with runs that land what they read.");
    }
  }

  RunMode mode() {
    if (mode.batch) {
      return RunMode.BATCH;
    }
    if (mode.replay != null) {
      return RunMode.REPLAY;
    }
    return mode.stream ? RunMode.STREAM : RunMode.BACKFILL;
  }

  /** What is replayed. */
  Selection selection() {
    return mode.replay.selection(parsedAt);
  }

  Bound from() {
    return Bound.parse("--from", mode.range.from);
  }

  Bound to() {
    return Bound.parse("--to", mode.range.to);
  }

  /** Whether a backfill lands as sstables; the tables are the same. */
  boolean bulk() {
    return mode.range != null && mode.range.bulk;
  }

  Optional<Duration> atMost() {
    return Optional.ofNullable(atMost);
  }

  List<Path> profiles() {
    return List.copyOf(profiles);
  }

  Optional<Path> contract() {
    return Optional.ofNullable(contract);
  }

  Optional<Path> suite() {
    return Optional.ofNullable(suite);
  }

  Optional<String> release() {
    return Optional.ofNullable(release);
  }
}
