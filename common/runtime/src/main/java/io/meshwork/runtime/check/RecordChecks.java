package io.meshwork.runtime.check;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Filter;
import io.meshwork.contract.Topic;
import io.meshwork.quality.Action;
import io.meshwork.quality.RowRule;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.decode.Columns;
import io.meshwork.runtime.decode.DecodeRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Literal;

/**
 * The check step: every record rule of the contract and of the suite as a Spark column, evaluated
 * in the pass that decodes. Filters come first: what a domain doesn't want isn't judged.
 */
public final class RecordChecks {
  private static final String NOW = "_now";

  private final DataContract contract;
  private final List<ColumnRule> columnRules;
  private final RuleBook book;

  private RecordChecks(DataContract contract, List<ColumnRule> columnRules, RuleBook book) {
    this.contract = contract;
    this.columnRules = columnRules;
    this.book = book;
  }

  /**
   * @throws MeshException CONTRACT if two rules have the same id
   */
  public static RecordChecks of(DataContract contract, List<RowRule> suite) {
    List<RecordRule> decodeRules = DecodeRules.of(contract);
    RuleBook decoding = RuleBook.of(decodeRules);
    List<ColumnRule> rules =
        new ArrayList<>(
            ContractRules.of(
                contract, field -> isSet(decoding.index(DecodeRules.type(field.name())))));
    rules.add(skew(contract.input()));
    suite.forEach(rule -> rules.add(ofSuite(rule)));
    List<RecordRule> all =
        Stream.concat(decodeRules.stream(), rules.stream().map(ColumnRule::rule)).toList();
    refuseTwins(contract, all);
    return new RecordChecks(contract, rules, RuleBook.of(all));
  }

  private static void refuseTwins(DataContract contract, List<RecordRule> rules) {
    List<String> twins =
        rules.stream()
            .map(RecordRule::id)
            .filter(id -> rules.stream().filter(r -> r.id().equals(id)).count() > 1)
            .distinct()
            .map(id -> "two rules have the id " + id + ". Give one of them another id.")
            .toList();
    if (!twins.isEmpty()) {
      throw MeshException.of(Category.CONTRACT, "Cannot run " + contract.product(), twins);
    }
  }

  private static ColumnRule ofSuite(RowRule rule) {
    boolean all = rule.applies().expr() instanceof Literal;
    return new ColumnRule(
        new RecordRule(
            rule.id(),
            rule.column().orElse(""),
            rule.message(),
            rule.action() == Action.QUARANTINE),
        all ? null : rule.applies(),
        rule.applies().and(rule.passes().equalTo(false)));
  }

  /**
   * A version from the future would shadow every later one. The broker's time counts, so that a
   * replay judges as the first reading did; a broker's clock that is ahead doesn't help.
   */
  private static ColumnRule skew(Topic topic) {
    String time = latestTime(topic);
    Column latest =
        least(unix_micros(col(Columns.TIMESTAMP)), unix_micros(col(NOW))).plus(skewMicros(topic));
    return new ColumnRule(
        skewId(topic),
        time,
        time + " must be at most " + topic.allowedSkew().toSeconds() + " s ahead of its arrival",
        unix_micros(col(time)).gt(latest).or(unix_micros(col(topic.eventTime())).gt(latest)));
  }

  private static String skewId(Topic topic) {
    return "skew(" + latestTime(topic) + ")";
  }

  /** A number is never in the future. */
  private static String latestTime(Topic topic) {
    return topic.countsVersions() ? topic.eventTime() : topic.versionField();
  }

  private static Column skewMicros(Topic topic) {
    return lit(TimeUnit.MILLISECONDS.toMicros(topic.allowedSkew().toMillis()));
  }

  public RuleBook book() {
    return book;
  }

  /**
   * @param decoded rows of {@link io.meshwork.runtime.decode.DecodedSchema}
   * @param now the time of the batch, a timestamp
   * @return the same rows with the bits of all rules, {@code _filter}, and {@code _value} on the
   *     rows that go to quarantine alone
   */
  public Dataset<Row> check(Dataset<Row> decoded, Column now) {
    Column readable = fatal().equalTo(false).and(col(Columns.DELETE).equalTo(false));
    Dataset<Row> filtered = decoded.withColumns(Map.of(Columns.FILTER, filter(readable), NOW, now));
    List<Column> columns = new ArrayList<>();
    for (String name : decoded.columns()) {
      columns.add(name.startsWith(Columns.BITS) ? bits(name, readable) : col(name));
    }
    columns.add(col(Columns.FILTER));
    Dataset<Row> checked = filtered.select(columns.toArray(Column[]::new));
    return checked.withColumn(Columns.VALUE, when(quarantined(), col(Columns.VALUE)));
  }

  private Column filter(Column readable) {
    Column name = lit(null).cast("string");
    List<Filter> filters = contract.input().filters();
    for (int i = filters.size() - 1; i >= 0; i--) {
      Column hit = readable.and(coalesce(expr(filters.get(i).where()), lit(false)));
      name = when(hit, lit(filters.get(i).name())).otherwise(name);
    }
    return book.has(DecodeRules.ERASED)
        ? when(readable.and(isSet(book.index(DecodeRules.ERASED))), lit(DecodeRules.ERASED))
            .otherwise(name)
        : name;
  }

  private Column bits(String name, Column readable) {
    int word = Integer.parseInt(name.substring(Columns.BITS.length()));
    Column bits = lit(0L);
    for (ColumnRule rule : columnRules) {
      int index = book.index(rule.rule().id());
      if (index / Long.SIZE == word) {
        // Each bit comes once, so minus its negative is as good as "or". Of a chain of "or", which
        // is commutative, Spark's planner sorts every part anew, in seconds.
        bits = bits.minus(when(rule.fails(), lit(-(1L << index))).otherwise(lit(0L)));
      }
    }
    return when(col(Columns.FILTER).isNotNull(), lit(0L))
        .when(readable, col(name).bitwiseOR(bits))
        .when(col(Columns.DELETE), col(name).bitwiseOR(deleteFromFuture(word)))
        .otherwise(col(name))
        .as(name);
  }

  /** A delete's version is its arrival, so only a clock that is ahead can put it in the future. */
  private Column deleteFromFuture(int word) {
    int index = book.index(skewId(contract.input()));
    if (index / Long.SIZE != word) {
      return lit(0L);
    }
    Column latest = unix_micros(col(NOW)).plus(skewMicros(contract.input()));
    return when(unix_micros(col(Columns.TIMESTAMP)).gt(latest), lit(1L << index))
        .otherwise(lit(0L));
  }

  /** True for the rows that go to quarantine. */
  public Column quarantined() {
    long[] mask = book.quarantining();
    Column any = lit(false);
    for (int word = 0; word < mask.length; word++) {
      any = any.or(col(Columns.bits(word)).bitwiseAND(lit(mask[word])).notEqual(lit(0L)));
    }
    return any;
  }

  /** True for the rows that go on to be shaped. */
  public Column passed() {
    return quarantined().equalTo(false).and(col(Columns.FILTER).isNull());
  }

  /** True for the rows that break this rule. */
  Column breaks(String rule) {
    return isSet(book.index(rule));
  }

  /** The rules that speak of some records alone, with the condition that tells which. */
  Map<String, Column> conditions() {
    Column judged =
        fatal()
            .equalTo(false)
            .and(col(Columns.DELETE).equalTo(false))
            .and(col(Columns.FILTER).isNull());
    Map<String, Column> conditions = new LinkedHashMap<>();
    for (ColumnRule rule : columnRules) {
      if (rule.applies() != null) {
        conditions.put(rule.rule().id(), judged.and(rule.applies()));
      }
    }
    return conditions;
  }

  /** True for the records that have no readable fields. */
  public Column fatal() {
    Column any = lit(false);
    for (String rule : DecodeRules.fatal()) {
      any = any.or(isSet(book.index(rule)));
    }
    return any;
  }

  private static Column isSet(int index) {
    return col(Columns.bits(index / Long.SIZE)).bitwiseAND(lit(1L << index)).notEqual(lit(0L));
  }
}
