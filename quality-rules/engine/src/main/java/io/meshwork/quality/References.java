package io.meshwork.quality;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Other data sets that rules compare with. The names are the caller's to give, such as {@code
 * sales.customers}.
 */
public interface References {
  /** The columns of a data set; empty if there is none of this name. */
  Optional<StructType> schema(String name);

  /** The rows of a data set, read when they are used; empty if there is none of this name. */
  Optional<Dataset<Row>> find(String name);

  /** There are no other data sets. */
  static References none() {
    return new References() {
      @Override
      public Optional<StructType> schema(String name) {
        return Optional.empty();
      }

      @Override
      public Optional<Dataset<Row>> find(String name) {
        return Optional.empty();
      }
    };
  }
}
