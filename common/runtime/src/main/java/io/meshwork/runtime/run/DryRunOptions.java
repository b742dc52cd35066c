package io.meshwork.runtime.run;

import io.meshwork.runtime.dryrun.Data;
import io.meshwork.runtime.dryrun.DryRun;
import io.meshwork.runtime.dryrun.DryRun.Task;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a run looks at without landing it. */
final class DryRunOptions {
  @ArgGroup(multiplicity = "1")
  private Tasks task;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "a file of records (.jsonl, .csv, .parquet; text with .gz too), 'table', 'table:NAME' or"
              + " 'topic'; 'table' by default")
  private String data = Data.TABLE;

  private static final class Tasks {
    @Option(names = "--profile", paramLabel = "OUT", description = "profile data, into JSON")
    private Path profile;

    @Option(names = "--suggest", paramLabel = "OUT", description = "suggest rules, as DQDL")
    private Path suggest;

    @Option(
        names = "--check",
        paramLabel = "OUT",
        description = "judge data and land nothing, into JSON")
    private Path check;
  }

  /**
   * @throws io.meshwork.runtime.MeshException USAGE if the data can't be understood
   */
  DryRun dryRun() {
    return new DryRun(kind(), out(), Data.parse(data));
  }

  private Task kind() {
    if (task.profile != null) {
      return Task.PROFILE;
    }
    return task.suggest != null ? Task.SUGGEST : Task.CHECK;
  }

  private Path out() {
    return switch (kind()) {
      case PROFILE -> task.profile;
      case SUGGEST -> task.suggest;
      case CHECK -> task.check;
    };
  }
}
