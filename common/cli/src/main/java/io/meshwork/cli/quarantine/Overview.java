package io.meshwork.cli.quarantine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Counts of many records, in the memory of the number of rules, and the newest few. */
final class Overview {
  private static final Comparator<Entry> OLDEST_FIRST =
      Comparator.comparing(Entry::quarantinedAt).thenComparing(e -> e.address().toString());

  private final Status status;
  private final int most;
  private final Map<String, Map<Status, Long>> rules = new TreeMap<>();
  private final Map<Status, Long> records = new EnumMap<>(Status.class);
  private final PriorityQueue<Entry> newest = new PriorityQueue<>(OLDEST_FIRST);
  private long fromKafka;

  /**
   * @param status of the newest ones that are kept
   * @param most how many of them
   */
  Overview(Status status, int most) {
    this.status = status;
    this.most = most;
  }

  void add(Entry entry) {
    records.merge(entry.status(), 1L, Long::sum);
    entry
        .rules()
        .forEach(
            rule ->
                rules
                    .computeIfAbsent(rule, r -> new EnumMap<>(Status.class))
                    .merge(entry.status(), 1L, Long::sum));
    if (entry.status() == Status.OPEN && entry.inKafka()) {
      fromKafka++;
    }
    if (entry.status() == status) {
      newest.add(entry);
      if (newest.size() > most) {
        newest.remove();
      }
    }
  }

  long records(Status of) {
    return records.getOrDefault(of, 0L);
  }

  /** Open ones whose content the quarantine doesn't hold whole. */
  long fromKafka() {
    return fromKafka;
  }

  /** By rule and status; a record counts under each rule that it breaks. */
  Map<String, Map<Status, Long>> rules() {
    return rules;
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  /** The newest ones of the status, newest first. */
  List<Entry> newest() {
    List<Entry> entries = new ArrayList<>(newest);
    entries.sort(OLDEST_FIRST.reversed());
    return entries;
  }
}
