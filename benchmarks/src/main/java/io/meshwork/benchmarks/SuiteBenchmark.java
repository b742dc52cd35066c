package io.meshwork.benchmarks;

import com.amazon.deequ.analyzers.Analysis;
import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.Metric;
import io.meshwork.quality.Suite;
import io.meshwork.quality.SuiteResult;
import io.meshwork.quality.SuiteSource;
import io.meshwork.quality.Surroundings;
import io.meshwork.quality.Verdict;
import io.meshwork.runtime.rows.KeptRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Suites of growing size over rows that are kept in memory. */
final class SuiteBenchmark {
  private static final List<Integer> SIZES = List.of(10, 40, 160);

  private SuiteBenchmark() {}

  static List<Benchmark> of(Setting setting) {
    int count = setting.sizes().suiteRows();
    Dataset<Row> rows = KeptRows.of(rows(setting.world(), count)).dataset(setting.world().spark());
    return SIZES.stream().map(size -> benchmark(size, rows, count)).toList();
  }

  private static Benchmark benchmark(int size, Dataset<Row> rows, int count) {
    SuiteRules rules = SuiteRules.first(size);
    return new Benchmark(
        "suite-" + size,
        "%d rules over %,d rows of 20 columns".formatted(size, count),
        count,
        List.of(new Engine(rules, rows), new Deequ(rules, rows), new ByHand(rules, rows)),
        List.of(new Goal("meshwork", "by-hand", 1.2), new Goal("meshwork", "deequ", 1)));
  }

  private static Dataset<Row> rows(World world, int count) {
    List<String> columns = new ArrayList<>();
    IntStream.range(0, 10)
        .forEach(i -> columns.add("cast((id * %d) %% 10007 as double) as n%d".formatted(i + 1, i)));
    IntStream.range(10, 15)
        .forEach(i -> columns.add("cast((id * %d) %% 1009 as int) as n%d".formatted(i, i)));
    IntStream.range(0, 5)
        .forEach(
            i ->
                columns.add(
                    "if(id %% 50 = %d, null, concat('t-', id %% 997)) as t%d".formatted(i, i)));
    return world
        .spark()
        .range(0, count, 1, world.spark().sparkContext().defaultParallelism())
        .selectExpr(columns.toArray(String[]::new));
  }

  /** The product's: compiled once per run, so compiled before. */
  private static final class Engine extends OnRows {
    private final Suite suite;

    Engine(SuiteRules rules, Dataset<Row> rows) {
      super("meshwork", rows);
      suite =
          Suite.compile(
              List.of(new SuiteSource("suite.dqdl", 1, rules.dqdl())),
              rows.schema(),
              rows.schema());
    }

    @Override
    public void run() {
      SuiteResult result = suite.evaluate(rows, Map.of(), Surroundings.at(Instant.now()));
      if (result.verdict() != Verdict.PASSED) {
        throw new IllegalStateException("The suite doesn't pass: " + result.verdict());
      }
    }
  }

  private static final class Deequ extends OnRows {
    private final List<Analyzer<?, Metric<?>>> analyzers;

    @SuppressWarnings("unchecked") // Scala's second parameter is covariant.
    Deequ(SuiteRules rules, Dataset<Row> rows) {
      super("deequ", rows);
      analyzers =
          (List<Analyzer<?, Metric<?>>>)
              (List<?>) rules.rules().stream().map(SuiteRules.Rule::analyzer).toList();
    }

    @Override
    public void run() {
      AnalyzerContext context =
          AnalysisRunner.run(
              rows,
              new Analysis(CollectionConverters.asScala(analyzers).toList()),
              Option.empty(),
              Option.empty(),
              StorageLevel.NONE());
      Peers.require(name(), "metrics", analyzers.size(), context.metricMap().size());
    }
  }

  private static final class ByHand extends OnRows {
    private final Column[] aggregates;

    ByHand(SuiteRules rules, Dataset<Row> rows) {
      super("by-hand", rows);
      aggregates = rules.rules().stream().map(SuiteRules.Rule::byHand).toArray(Column[]::new);
    }

    @Override
    public void run() {
      Column[] others = new Column[aggregates.length - 1];
      System.arraycopy(aggregates, 1, others, 0, others.length);
      Row metrics = rows.agg(aggregates[0], others).head();
      Peers.require(name(), "metrics", aggregates.length, metrics.length());
    }
  }

  /** A side that changes nothing. */
  private abstract static class OnRows implements Side {
    final Dataset<Row> rows;
    private final String name;

    OnRows(String name, Dataset<Row> rows) {
      this.name = name;
      this.rows = rows;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void prepare() {}

    @Override
    public void verify() {}
  }
}
