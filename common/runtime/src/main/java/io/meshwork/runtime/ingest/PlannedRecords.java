package io.meshwork.runtime.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.Dependency;
import org.apache.spark.Partition;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.execution.datasources.v2.DataSourceRDDPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;
import org.apache.spark.sql.kafka010.KafkaSourceRDDPartition;
import scala.jdk.javaapi.CollectionConverters;

/** How many records a batch has, as Spark's plan of it says: nothing is read for that. */
public final class PlannedRecords {
  private PlannedRecords() {}

  /**
   * The offsets between beginning and end of all partitions: at least as many as there are records,
   * since transactions and compaction leave gaps. Empty if the records don't come from Kafka alone,
   * or end wherever the topic does.
   */
  public static OptionalLong of(Dataset<Row> records) {
    return of(records.queryExecution().toRdd());
  }

  private static OptionalLong of(RDD<?> rdd) {
    var dependencies = CollectionConverters.asJava(rdd.dependencies());
    if (dependencies.isEmpty()) {
      return offsets(rdd.partitions());
    }
    long sum = 0;
    for (Dependency<?> dependency : dependencies) {
      OptionalLong part = of(dependency.rdd());
      if (part.isEmpty()) {
        return part;
      }
      sum += part.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  /** Streams read through Spark's newer interface for sources, bounded reads through the older. */
  private static OptionalLong offsets(Partition[] partitions) {
    List<KafkaOffsetRange> ranges = new ArrayList<>();
    for (Partition partition : partitions) {
      if (partition instanceof KafkaSourceRDDPartition bounded) {
        ranges.add(bounded.offsetRange());
      } else if (partition instanceof DataSourceRDDPartition source) {
        for (InputPartition input : CollectionConverters.asJava(source.inputPartitions())) {
          ranges.add(input instanceof KafkaBatchInputPartition kafka ? kafka.offsetRange() : null);
        }
      } else {
        ranges.add(null);
      }
    }
    return ranges.stream().allMatch(PlannedRecords::isKnown)
        ? OptionalLong.of(ranges.stream().mapToLong(KafkaOffsetRange::size).sum())
        : OptionalLong.empty();
  }

  /** "The earliest" and "the latest" are numbers below 0, which the tasks look up. */
  private static boolean isKnown(KafkaOffsetRange range) {
    return range != null && range.fromOffset() >= 0 && range.untilOffset() >= 0;
  }
}
