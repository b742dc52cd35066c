package io.meshwork.catalog;

import java.util.List;

/**
 * The batch that the gate refused.
 *
 * @param counts the counts as attempted; nothing of it landed
 * @param offsets the offsets that stay unconsumed
 * @param release the command that lets the batch land as it is
 */
public record BlockedBatch(RunCounts counts, List<OffsetRange> offsets, String release) {

  public BlockedBatch {
    counts = counts == null ? RunCounts.none() : counts;
    offsets = Absent.list(offsets);
  }
}
