package io.meshwork.quality.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** Reads SQL against a schema as Spark would, without a session and without running anything. */
public final class SchemaAnalyzer {
  private static final Pattern UNRESOLVED = Pattern.compile("name `(.+?)` cannot be resolved");
  private static final Pattern NO_SUCH_TABLE =
      Pattern.compile("table or view `(.+?)` cannot be found");

  private final StructType schema;

  public SchemaAnalyzer(StructType schema) {
    this.schema = schema;
  }

  /** Why {@code condition} is not a boolean over one row of the schema; empty if it is one. */
  public Optional<String> problemOfCondition(String condition) {
    // A filter rather than a projection: Spark refuses aggregates, windows and generators in it.
    return problemOf(
        parser -> new Filter(parser.parseExpression(condition), table()),
        result -> Optional.empty());
  }

  /**
   * Why {@code query} over the table {@code primary} does not give one number; empty if it does.
   */
  public Optional<String> problemOfNumber(String query) {
    return problemOf(plan(query), SchemaAnalyzer::problemOfNumber);
  }

  /** Why {@code query} over the table {@code primary} does not give columns of it alone. */
  public Optional<String> problemOfRows(String query) {
    return problemOf(plan(query), this::problemOfColumns);
  }

  /** The columns of a query without problems. */
  public StructType columns(String query) {
    return analyzed(plan(query)).schema();
  }

  private Function<CatalystSqlParser, LogicalPlan> plan(String query) {
    return parser -> Tables.bind(parser.parsePlan(query), Map.of(Tables.PRIMARY, table()));
  }

  private Optional<String> problemOf(
      Function<CatalystSqlParser, LogicalPlan> plan,
      Function<StructType, Optional<String>> problemOfResult) {
    try {
      return problemOfResult.apply(analyzed(plan).schema());
    } catch (Exception e) { // Scala doesn't declare them: ParseException, AnalysisException.
      return Optional.of(words(String.valueOf(e.getMessage())));
    }
  }

  private static LogicalPlan analyzed(Function<CatalystSqlParser, LogicalPlan> plan) {
    Analyzer analyzer = analyzer();
    LogicalPlan analyzed = analyzer.execute(plan.apply(new CatalystSqlParser()));
    analyzer.checkAnalysis(analyzed);
    return analyzed;
  }

  private Optional<String> problemOfColumns(StructType result) {
    List<String> columns = Arrays.asList(schema.fieldNames());
    return Arrays.stream(result.fieldNames())
        .filter(name -> !columns.contains(name))
        .findFirst()
        .map(
            name ->
                "without a condition it must give columns of the table, whose rows pass; \"%s\" is none. Select a key, or add a condition on the one number that it gives."
                    .formatted(name));
  }

  private static Optional<String> problemOfNumber(StructType result) {
    if (result.size() == 1 && result.apply(0).dataType() instanceof NumericType) {
      return Optional.empty();
    }
    return Optional.of("it gives %s, not one number.".formatted(result.toDDL()));
  }

  private String words(String message) {
    Matcher table = NO_SUCH_TABLE.matcher(message);
    if (table.find()) {
      return "it reads the table %s; it may read only \"%s\", the batch."
          .formatted(table.group(1).replace("`", ""), Tables.PRIMARY);
    }
    Matcher unresolved = UNRESOLVED.matcher(message);
    if (unresolved.find()) {
      String column = unresolved.group(1).replace("`", "");
      List<String> columns = Arrays.asList(schema.fieldNames());
      return "there is no column \"%s\".%s Columns: %s."
          .formatted(column, Suggestion.of(column, columns), String.join(", ", columns));
    }
    return firstSentence(message);
  }

  private static String firstSentence(String message) {
    String line = message.strip().lines().findFirst().orElse("");
    return line.replaceFirst("^\\[[A-Z_.]+] ", "")
        .replaceFirst("^.* due to data type mismatch: ", "")
        .replaceFirst("(\\(|; )line \\d+,? pos \\d+\\)?.*$", "")
        .strip();
  }

  private LogicalPlan table() {
    return LocalRelation$.MODULE$.apply(schema);
  }

  private static Analyzer analyzer() {
    return new Analyzer(
        new SessionCatalog(
            new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
            FunctionRegistry.builtin(),
            TableFunctionRegistry.builtin()));
  }
}
