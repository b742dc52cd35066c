package io.meshwork.runtime.quarantine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_date;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.cassandra.TaskFailure;
import io.meshwork.runtime.decode.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Marks what was open in quarantine and has now been handled. Harmless when repeated. */
record ReplayedMarks(CassandraConnector cassandra, RequestLimits limits, String product) {
  private static final String DAY = "day";
  private static final String BUCKET = "bucket";

  /**
   * Reads of the quarantine only the buckets that the records would be in, and of these only the
   * ones that there are.
   */
  long write(Dataset<Row> handled, String run) {
    Dataset<Row> placed =
        handled.select(
            unix_date(QuarantineRows.day()).as(DAY),
            QuarantineRows.bucket().as(BUCKET),
            col(Columns.TOPIC),
            col(Columns.PARTITION),
            col(Columns.OFFSET));
    HashSet<Bucket> buckets = buckets(placed);
    if (buckets.isEmpty()) {
      return 0;
    }
    MarkTask task = new MarkTask(cassandra, limits, product, run, Instant.now(), buckets);
    JavaRDD<Long> marked = placed.queryExecution().toRdd().toJavaRDD().mapPartitions(task);
    return TaskFailure.unwrapping(() -> marked.collect().stream().mapToLong(Long::longValue).sum());
  }

  private HashSet<Bucket> buckets(Dataset<Row> placed) {
    List<Row> touched = placed.select(DAY, BUCKET).distinct().collectAsList();
    Set<LocalDate> days =
        touched.stream()
            .map(row -> LocalDate.ofEpochDay(row.getInt(0)))
            .collect(Collectors.toSet());
    Set<Bucket> existing = new Buckets(cassandra, limits, product).ofDays(days);
    return touched.stream()
        .map(row -> new Bucket(LocalDate.ofEpochDay(row.getInt(0)), row.getLong(1)))
        .filter(existing::contains)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
