package io.meshwork.cli.submit;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a run reads: one of three, as the job's own command line names them. */
final class RunMode {
  @Option(names = "--batch", required = true, description = "Everything new, then end.")
  private boolean batch;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private StreamMode stream;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private RangeMode range;

  /** The arguments of the job that stand for this mode. */
  List<String> arguments() {
    if (batch) {
      return List.of("--batch");
    }
    return stream != null ? stream.arguments() : range.arguments();
  }

  static final class StreamMode {
    // Only the group's presence counts; picocli wants a field for the option.
    @SuppressWarnings("UnusedVariable")
    @Option(
        names = "--stream",
        required = true,
        description = "Everything new, and what keeps coming, until Ctrl-C.")
    private boolean stream;

    @Option(
        names = "--for",
        paramLabel = "TIME",
        description = "End a stream after this time, such as \"30 seconds\".")
    private String time;

    private List<String> arguments() {
      return Stream.concat(
              Stream.of("--stream"), time == null ? Stream.of() : Stream.of("--for", time))
          .toList();
    }
  }

  static final class RangeMode {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "X",
        description = "A range again: from this ISO time, \"earliest\", or offsets 0:100,1:250 ...")
    private String from;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "Y",
        description = "... to this ISO time, \"latest\", or offsets.")
    private String to;

    @Option(
        names = "--bulk",
        description =
            "Land the range as sstables, past CQL: for large ones. The tables are the same.")
    private boolean bulk;

    private List<String> arguments() {
      return Stream.concat(
              Stream.of("--from", from, "--to", to), bulk ? Stream.of("--bulk") : Stream.of())
          .toList();
    }
  }
}
