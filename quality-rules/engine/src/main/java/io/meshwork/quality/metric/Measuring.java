package io.meshwork.quality.metric;

import com.amazon.deequ.analyzers.ScanShareableAnalyzer;
import io.meshwork.quality.Surroundings;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.state.MetricState;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures metrics of a batch in three passes at most: all analyzers in one run of Deequ, with the
 * rows of each where clause counted in the same scan; all groupings; all queries.
 */
public final class Measuring {
  private final BatchRows batch;
  private final Surroundings surroundings;

  public Measuring(BatchRows batch, Surroundings surroundings) {
    this.batch = batch;
    batch.begin(surroundings.now());
    this.surroundings = surroundings;
  }

  public Measurements of(Collection<Metric> metrics) {
    Set<Metric> asked = new LinkedHashSet<>(metrics);
    Set<Metric> leaves =
        asked.stream().flatMap(Metric::leaves).collect(Collectors.toCollection(LinkedHashSet::new));
    Map<Metric, Measured> measured = new HashMap<>();
    Map<Optional<String>, Long> rows = new HashMap<>();
    List<MetricState> states = scan(asked, leaves, measured, rows);
    boolean isEmpty = rows.getOrDefault(Optional.<String>empty(), 0L) == 0;
    measured.putAll(Groupings.measure(batch, only(leaves, GroupingMetric.class).toList()));
    measured.putAll(new Queries(batch, surroundings.references()).measure(queries(asked, isEmpty)));
    only(leaves, ConstantMetric.class).forEach(m -> measured.put(m, new Measured.Value(m.value())));
    only(leaves, RowCountMetric.class)
        .forEach(m -> measured.put(m, new Measured.Value(rows.get(m.where()))));
    only(asked, RatioMetric.class).forEach(m -> measured.put(m, ratio(m, measured)));
    return new Measurements(batch, surroundings, asked, measured, rows, states);
  }

  private static <T extends Metric> Stream<T> only(Set<Metric> metrics, Class<T> type) {
    return metrics.stream().filter(type::isInstance).map(type::cast);
  }

  /** Puts what Deequ measures and the number of rows by where clause, and gives the states. */
  private List<MetricState> scan(
      Set<Metric> asked,
      Set<Metric> leaves,
      Map<Metric, Measured> measured,
      Map<Optional<String>, Long> rows) {
    Map<Metric, ScanShareableAnalyzer<?, ?>> analyzers = new LinkedHashMap<>();
    only(leaves, AnalyzerMetric.class)
        .forEach(m -> analyzers.put(m, m.analyzer().apply(DeequRun.NOW)));
    Set<Optional<String>> wheres = wheres(leaves);
    Set<ScanShareableAnalyzer<?, ?>> distinct =
        new LinkedHashSet<>(wheres.stream().map(Metrics::size).toList());
    distinct.addAll(analyzers.values());
    if (distinct.isEmpty()) {
      return List.of();
    }
    DeequRun run = DeequRun.over(batch, List.copyOf(distinct));
    analyzers.forEach((m, analyzer) -> measured.put(m, run.measured(analyzer)));
    wheres.forEach(where -> rows.put(where, rows(run.measured(Metrics.size(where)))));
    return new KeptStates(batch, run).of(asked, rows);
  }

  private static Set<Optional<String>> wheres(Set<Metric> metrics) {
    Set<Optional<String>> wheres = new LinkedHashSet<>();
    metrics.stream()
        .filter(m -> !(m instanceof ConstantMetric))
        .forEach(
            m -> {
              wheres.add(Optional.empty());
              wheres.add(m.where());
            });
    return wheres;
  }

  /**
   * Deequ gives no number where the batch is empty or the condition is null for every row: then it
   * chose none.
   */
  private static long rows(Measured size) {
    return size instanceof Measured.Value counted ? (long) counted.value() : 0;
  }

  /** An empty batch is compared with no other data set, unless by its number of rows. */
  private static List<QueryMetric> queries(Set<Metric> asked, boolean isEmpty) {
    Set<Metric> needed =
        asked.stream()
            .filter(m -> !(isEmpty && m instanceof RatioMetric ratio && ratio.needsRows()))
            .flatMap(Metric::leaves)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return only(needed, QueryMetric.class).toList();
  }

  private static Measured ratio(RatioMetric ratio, Map<Metric, Measured> measured) {
    Measured nothing = new Measured.Nothing();
    return RatioMetric.of(
        measured.getOrDefault(ratio.part(), nothing),
        measured.getOrDefault(ratio.whole(), nothing));
  }
}
