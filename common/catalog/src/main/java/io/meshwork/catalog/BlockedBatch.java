package io.meshwork.catalog;

import java.util.List;
import java.util.Map;

/**
 * The batch that the gate refused.
 *
 * @param counts the counts as attempted; nothing of it landed
 * @param offsets the offsets that stay unconsumed
 * @param quarantinedByRule records that would have gone to quarantine, by the rule they break
 * @param release the command that lets the batch land as it is
 */
public record BlockedBatch(
    RunCounts counts,
    List<OffsetRange> offsets,
    Map<String, Long> quarantinedByRule,
    String release) {

  public BlockedBatch {
    counts = counts == null ? RunCounts.none() : counts;
    offsets = Absent.list(offsets);
    quarantinedByRule = Absent.map(quarantinedByRule);
  }
}
