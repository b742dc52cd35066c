package io.meshwork.customer360.identity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Compares each record with those before it in its block, in a block too large with its nearest
 * ones only: the sorted neighbourhood of Hernández and Stolfo (1995). So a block takes no more
 * memory than its cap.
 */
final class PairFinder implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /**
   * The two ids, a bit for each shared key, the {@link Pattern}, and for each comparison the number
   * of records that have the term that they share, 0 where they share none.
   */
  static final StructType SCHEMA =
      StructType.fromDDL(
          "left_id string, right_id string, shared int, pattern int, sharing array<bigint>");

  private final int blockSize;
  private final Broadcast<Terms> terms;

  PairFinder(int blockSize, Broadcast<Terms> terms) {
    this.blockSize = blockSize;
    this.terms = terms;
  }

  static PairFinder of(int blockSize, Terms terms, SparkSession spark) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return new PairFinder(blockSize, context.broadcast(terms));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    Deque<Blocked> before = new ArrayDeque<>();
    Iterable<Row> all = () -> rows;
    return StreamSupport.stream(all.spliterator(), false)
        .map(Blocked::of)
        .flatMap(record -> pairs(before, record))
        .iterator();
  }

  private Stream<Row> pairs(Deque<Blocked> before, Blocked record) {
    if (!before.isEmpty() && !before.getLast().sameBlock(record)) {
      before.clear();
    }
    List<Row> pairs =
        before.stream().map(other -> pair(other, record)).filter(Objects::nonNull).toList();
    before.addLast(record);
    if (record.key() != Sampling.KEY && before.size() == blockSize) {
      before.removeFirst();
    }
    return pairs.stream();
  }

  private Row pair(Blocked left, Blocked right) {
    int shared = left.shared(right);
    if (!right.comparesHere(shared)) {
      return null;
    }
    int pattern = Pattern.of(left.person(), right.person());
    return RowFactory.create(
        left.person().id(), right.person().id(), shared, pattern, sharing(left, right));
  }

  private Long[] sharing(Blocked left, Blocked right) {
    Long[] sharing = new Long[left.terms().size()];
    for (int i = 0; i < sharing.length; i++) {
      String term = left.terms().get(i);
      boolean shared = term != null && term.equals(right.terms().get(i));
      sharing[i] = shared ? terms.value().having(term) : 0L;
    }
    return sharing;
  }
}
