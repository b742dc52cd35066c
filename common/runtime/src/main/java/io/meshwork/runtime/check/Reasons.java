package io.meshwork.runtime.check;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.meshwork.runtime.decode.Columns;
import io.meshwork.runtime.decode.DecodeRules;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Puts the bits of quarantined records into words: the rules that each record breaks, and why. */
public final class Reasons {
  private static final StructType REASON =
      new StructType()
          .add("rule", DataTypes.StringType)
          .add("column", DataTypes.StringType)
          .add("message", DataTypes.StringType);

  private Reasons() {}

  /**
   * @return the quarantined rows of a checked batch, with {@code _reasons}, an array of (rule,
   *     column, message); only rules that quarantine are named
   */
  public static Dataset<Row> explain(Dataset<Row> checked, RecordChecks checks) {
    RuleBook book = checks.book();
    Column[] bits = new Column[book.words()];
    for (int word = 0; word < bits.length; word++) {
      bits[word] = col(Columns.bits(word));
    }
    UDF2<Seq<Long>, String, Object> words = (set, detail) -> reasons(book, set, detail);
    Column reasons =
        udf(words, DataTypes.createArrayType(REASON)).apply(array(bits), col(Columns.DETAIL));
    return checked.filter(checks.quarantined()).withColumn(Columns.REASONS, reasons);
  }

  private static Row[] reasons(RuleBook book, Seq<Long> set, String detail) {
    long[] bits = CollectionConverters.asJava(set).stream().mapToLong(Long::longValue).toArray();
    List<RecordRule> broken = book.broken(bits).stream().filter(RecordRule::quarantines).toList();
    return broken.stream()
        .map(r -> RowFactory.create(r.id(), r.column(), message(r, detail)))
        .toArray(Row[]::new);
  }

  private static String message(RecordRule rule, String detail) {
    if (detail == null || !rule.id().equals(DecodeRules.DECODE)) {
      return rule.message();
    }
    return rule.message() + "; " + detail;
  }
}
