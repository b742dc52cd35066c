package io.meshwork.customer360.identity;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Records of customers in a file, with the columns of customer360.customers. */
final class RecordsFile {
  private RecordsFile() {}

  /**
   * @throws MeshException USAGE if there is no such file, its ending tells no format, or it has no
   *     {@code record_id}
   */
  static Dataset<Row> read(SparkSession spark, Path file) {
    if (!Files.exists(file)) {
      throw refused("there is no " + file + ". Give a file");
    }
    Dataset<Row> records = rows(spark, file.toString());
    if (!Arrays.asList(records.columns()).contains(Standardisation.ID)) {
      throw refused(
          file + " has no column record_id. Name its columns as customer360.customers does");
    }
    return records;
  }

  private static Dataset<Row> rows(SparkSession spark, String file) {
    if (file.endsWith(".csv")) {
      return spark.read().option("header", "true").csv(file);
    }
    if (file.endsWith(".jsonl")) {
      return spark.read().json(file);
    }
    if (file.endsWith(".parquet")) {
      return spark.read().parquet(file);
    }
    throw refused("the ending of " + file + " tells no format. Give a .csv, .jsonl or .parquet");
  }

  private static MeshException refused(String what) {
    return new MeshException(Category.USAGE, "--records: " + what + ".");
  }
}
