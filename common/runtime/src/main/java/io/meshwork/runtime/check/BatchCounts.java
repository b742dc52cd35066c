package io.meshwork.runtime.check;

import io.meshwork.quality.RowCount;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one pass over a checked batch counts.
 *
 * @param consumed records read
 * @param filteredByRule records taken out, by the filter's name
 * @param quarantined records that break a quarantining rule
 * @param quarantinedByRule the same by rule; a record that breaks two counts in both
 * @param ruleCounts per suite and contract rule, how many records it judged and how many failed
 * @param unknownFields fields that the contract doesn't know, with the number of records
 * @param eventTimeFrom event time of the earliest record that passed, or null
 * @param eventTimeUntil of the latest
 */
public record BatchCounts(
    long consumed,
    Map<String, Long> filteredByRule,
    long quarantined,
    Map<String, Long> quarantinedByRule,
    Map<String, RowCount> ruleCounts,
    Map<String, Long> unknownFields,
    List<OffsetRange> offsets,
    Instant eventTimeFrom,
    Instant eventTimeUntil) {

  public long filtered() {
    return filteredByRule.values().stream().mapToLong(Long::longValue).sum();
  }

  public long passed() {
    return consumed - filtered() - quarantined;
  }
}
