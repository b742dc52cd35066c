package io.meshwork.runtime.dryrun;

import java.nio.file.Path;

/**
 * What to do with which data.
 *
 * @param out the file that is written: JSON, or DQDL for suggestions
 */
public record DryRun(Task task, Path out, Data data) {

  /** What is done. */
  public enum Task {
    /** What the columns look like. */
    PROFILE,
    /** A suite that describes the data. */
    SUGGEST,
    /** The contract and the suite, as a run would judge. */
    CHECK
  }
}
