package io.meshwork.customer360.identity;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Compares the pairs of records in blocks, for {@link Cell#histogram}. */
final class PairFinder implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** The two ids, a bit for each shared key, the {@link Pattern}. */
  static final StructType SCHEMA =
      StructType.fromDDL("left_id string, right_id string, shared int, pattern int");

  private final int blockSize;

  PairFinder(int blockSize) {
    this.blockSize = blockSize;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return Pair.of(rows, blockSize).map(PairFinder::compared).iterator();
  }

  private static Row compared(Pair pair) {
    int pattern = Pattern.of(pair.left(), pair.right());
    return RowFactory.create(pair.left().id(), pair.right().id(), pair.shared(), pattern);
  }
}
