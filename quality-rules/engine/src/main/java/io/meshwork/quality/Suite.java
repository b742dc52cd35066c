package io.meshwork.quality;

import io.meshwork.quality.metric.Metric;
import io.meshwork.quality.plan.BatchRows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The quality rules of one table, compiled once. Immutable; safe to use from several threads. */
public final class Suite {
  private static final int VERSION_DIGITS = 12;

  private final String version;
  private final List<RowRule> rowRules;
  private final List<CompiledRule.OnDataset> datasetRules;
  private final List<Metric> analyzers;
  private final Map<String, String> metadata;

  private Suite(
      String version,
      List<RowRule> rowRules,
      List<CompiledRule.OnDataset> datasetRules,
      List<Metric> analyzers,
      Map<String, String> metadata) {
    this.version = version;
    this.rowRules = rowRules;
    this.datasetRules = datasetRules;
    this.analyzers = analyzers;
    this.metadata = metadata;
  }

  /**
   * Compiles DQDL. Needs no Spark session.
   *
   * @param rows the decoded record, of which row rules speak
   * @param table what lands, of which dataset rules speak: rule types on the whole batch, any rule
   *     with a threshold, and composites that are not of row rules alone
   * @throws InvalidSuiteException with every problem of all sources
   */
  public static Suite compile(List<SuiteSource> sources, StructType rows, StructType table) {
    return compile(sources, rows, table, References.none());
  }

  /**
   * The same, for rules that compare with other data sets.
   *
   * @param references knows the columns of every data set that a rule may name
   */
  public static Suite compile(
      List<SuiteSource> sources, StructType rows, StructType table, References references) {
    SuiteCompiler compiler = new SuiteCompiler(rows, table, references);
    List<CompiledRule> rules = compiler.compile(sources);
    return new Suite(
        versionOf(sources),
        only(rules, CompiledRule.OnRows.class).map(CompiledRule.OnRows::rule).toList(),
        only(rules, CompiledRule.OnDataset.class).toList(),
        compiler.analyzers(),
        compiler.metadata());
  }

  /**
   * The same suite for rows that are computed, of which none can be put aside: a row that breaks a
   * rule for which it would be quarantined blocks the batch.
   */
  public Suite blocking() {
    return new Suite(
        version,
        rowRules.stream().map(RowRule::blocking).toList(),
        datasetRules,
        analyzers,
        metadata);
  }

  /** The first 12 hexadecimal digits of the SHA-256 over the sources' texts. */
  public String version() {
    return version;
  }

  /** What the {@code Metadata} sections say. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The rules that speak of each row by itself, for the caller to evaluate in its own pass. */
  public List<RowRule> rowRules() {
    return rowRules;
  }

  /** The rules that speak of the batch as a whole. */
  public List<RuleInfo> datasetRules() {
    return datasetRules.stream().map(CompiledRule.OnDataset::info).toList();
  }

  /** The most earlier values of a metric that a rule asks the history for; 0 if none does. */
  public int historyDepth() {
    return datasetRules.stream().mapToInt(r -> r.check().historyDepth()).max().orElse(0);
  }

  /**
   * Evaluates the dataset rules and analyzers over a batch: one scan for all that Deequ measures,
   * one pass for all groupings, one for all queries that give one row.
   *
   * @param batch the rows about to land, best persisted, with the table's columns
   * @param rowCounts what the caller counted of each row rule, by rule id
   * @param surroundings the time, the metrics' history and other data sets
   */
  public SuiteResult evaluate(
      BatchRows batch, Map<String, RowCount> rowCounts, Surroundings surroundings) {
    return new Evaluation(rowRules, datasetRules, analyzers).of(batch, rowCounts, surroundings);
  }

  /** The same of rows that are no batch of many. */
  public SuiteResult evaluate(
      Dataset<Row> rows, Map<String, RowCount> rowCounts, Surroundings surroundings) {
    return evaluate(BatchRows.of(rows), rowCounts, surroundings);
  }

  private static <T extends CompiledRule> Stream<T> only(List<CompiledRule> rules, Class<T> type) {
    return rules.stream().filter(type::isInstance).map(type::cast);
  }

  private static String versionOf(List<SuiteSource> sources) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (SuiteSource source : sources) {
        digest.update(source.text().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0); // Moving text from one source to the next makes another suite.
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
