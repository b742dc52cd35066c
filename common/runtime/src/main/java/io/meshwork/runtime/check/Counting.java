package io.meshwork.runtime.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.meshwork.quality.RowCount;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.runtime.decode.Columns;
import io.meshwork.runtime.decode.DecodeRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts a checked batch in one Spark job. Records that break the same rules fall into one group,
 * so what comes back to the driver is a handful of rows whatever the number of rules.
 */
public final class Counting {
  private static final String COUNT = "_count";
  private static final String FROM = "_first";
  private static final String LAST = "_last";
  private static final String EARLIEST = "_earliest";
  private static final String APPLYING = "_applying ";
  private static final String LATEST = "_latest";

  private final RecordChecks checks;
  private final List<String> topics;
  private final String eventTime;

  public Counting(RecordChecks checks, List<String> topics, String eventTime) {
    this.checks = checks;
    this.topics = List.copyOf(topics);
    this.eventTime = eventTime;
  }

  public BatchCounts count(BatchRows checked) {
    Tally tally = new Tally();
    checked.then("count", this::groups).collect().forEach(tally::add);
    return tally.counts();
  }

  private Dataset<Row> groups(Dataset<Row> checked) {
    List<Column> groups = new ArrayList<>();
    if (topics.size() > 1) {
      groups.add(col(Columns.TOPIC));
    }
    groups.add(col(Columns.PARTITION));
    groups.add(col(Columns.FILTER));
    groups.add(col(Columns.DELETE));
    groups.add(col(Columns.UNKNOWN));
    for (int word = 0; word < checks.book().words(); word++) {
      groups.add(col(Columns.bits(word)));
    }
    List<Column> sums = new ArrayList<>();
    sums.add(min(col(Columns.OFFSET)).as(FROM));
    sums.add(max(col(Columns.OFFSET)).as(LAST));
    sums.add(min(when(checks.passed(), unix_micros(col(eventTime)))).as(EARLIEST));
    sums.add(max(when(checks.passed(), unix_micros(col(eventTime)))).as(LATEST));
    checks
        .conditions()
        .forEach(
            (id, applies) ->
                sums.add(sum(when(applies, lit(1L)).otherwise(lit(0L))).as(APPLYING + id)));
    return checked
        .groupBy(groups.toArray(Column[]::new))
        .agg(sum(lit(1L)).as(COUNT), sums.toArray(Column[]::new));
  }

  /** A partition of a topic. */
  private record Place(String topic, int partition) {}

  /** Sums of the groups. */
  private final class Tally {
    private final Map<String, Long> filtered = new TreeMap<>();
    private final Map<String, Long> quarantinedByRule = new TreeMap<>();
    private final Map<String, Long> failing = new HashMap<>();
    private final Map<String, Long> applying = new HashMap<>();
    private final Map<String, Long> unknown = new TreeMap<>();
    private final Map<Place, OffsetRange> offsets = new LinkedHashMap<>();
    private final long[] quarantining = checks.book().quarantining();
    private long consumed;
    private long quarantined;
    private long judged;
    private Long earliest;
    private Long latest;

    void add(Row group) {
      long count = group.getAs(COUNT);
      consumed += count;
      addOffsets(group);
      addUnknown(group, count);
      String filter = group.getAs(Columns.FILTER);
      if (filter != null) {
        filtered.merge(filter, count, Long::sum);
        return;
      }
      long[] bits = bits(group);
      checks.book().tally(bits, count, failing);
      addQuarantined(bits, count);
      if (!fatal(bits) && !group.<Boolean>getAs(Columns.DELETE)) {
        judged += count;
      }
      checks
          .conditions()
          .keySet()
          .forEach(id -> applying.merge(id, group.<Long>getAs(APPLYING + id), Long::sum));
      addEventTimes(group);
    }

    private long[] bits(Row group) {
      long[] bits = new long[checks.book().words()];
      for (int word = 0; word < bits.length; word++) {
        bits[word] = group.getAs(Columns.bits(word));
      }
      return bits;
    }

    private void addOffsets(Row group) {
      String topic = topics.size() > 1 ? group.getAs(Columns.TOPIC) : topics.get(0);
      int partition = group.getAs(Columns.PARTITION);
      long from = group.getAs(FROM);
      long last = group.getAs(LAST);
      offsets.merge(
          new Place(topic, partition),
          new OffsetRange(topic, partition, from, last + 1),
          OffsetRange::and);
    }

    private void addUnknown(Row group, long count) {
      String names = group.getAs(Columns.UNKNOWN);
      if (names == null) {
        return;
      }
      for (String name : names.split(",", -1)) {
        unknown.merge(name, count, Long::sum);
      }
    }

    private void addQuarantined(long[] bits, long count) {
      long[] grave = new long[bits.length];
      boolean any = false;
      for (int word = 0; word < bits.length; word++) {
        grave[word] = bits[word] & quarantining[word];
        any |= grave[word] != 0;
      }
      if (any) {
        quarantined += count;
        checks.book().tally(grave, count, quarantinedByRule);
      }
    }

    private boolean fatal(long[] bits) {
      return checks.book().broken(bits).stream()
          .anyMatch(rule -> DecodeRules.fatal().contains(rule.id()));
    }

    private void addEventTimes(Row group) {
      Long from = group.getAs(EARLIEST);
      Long until = group.getAs(LATEST);
      if (from != null) {
        earliest = earliest == null ? from : Long.valueOf(Math.min(earliest, from));
        latest = latest == null ? until : Long.valueOf(Math.max(latest, until));
      }
    }

    private static Instant instant(Long micros) {
      return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    BatchCounts counts() {
      Map<String, RowCount> counts = new HashMap<>();
      for (RecordRule rule : checks.book().rules()) {
        long all = DecodeRules.fatal().contains(rule.id()) ? consumed : judged;
        long evaluated = applying.getOrDefault(rule.id(), all);
        counts.put(rule.id(), new RowCount(evaluated, failing.getOrDefault(rule.id(), 0L)));
      }
      return new BatchCounts(
          consumed,
          filtered,
          quarantined,
          quarantinedByRule,
          counts,
          unknown,
          offsets.values().stream().sorted(OffsetRange.ORDER).toList(),
          instant(earliest),
          instant(latest));
    }
  }
}
