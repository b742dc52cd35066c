package io.meshwork.quality.plan;

import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Something that a batch is asked, and the next one too.
 *
 * @param rows the query whose rows it is about
 * @param name tells it from others about the same rows
 * @param work what the tasks make of the rows
 */
record Question<T>(Template rows, Object name, Function<JavaRDD<InternalRow>, JavaRDD<T>> work) {
  JavaRDD<T> over(SparkSession spark, RDD<InternalRow> batch) {
    return work.apply(rows.execute(spark, batch).toJavaRDD());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Question<?> question
        && question.rows == rows
        && question.name.equals(name);
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(rows) + name.hashCode();
  }
}
