package io.meshwork.runtime.ingest

import io.meshwork.runtime.TestSpark
import org.apache.spark.sql.functions.max
import org.apache.spark.sql.streaming.Trigger
import org.apache.spark.sql.{DataFrame, Dataset, Row}
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.Files
import java.util.concurrent.ConcurrentLinkedQueue
import scala.jdk.CollectionConverters._

class TasksSpec extends AnyFunSuite {
  private val tasks = new Tasks(1000)
  private lazy val spark = TestSpark.session

  private def offsets(ends: Seq[Long]): String =
    ends.zipWithIndex.map { case (end, p) => s""""$p":$end""" }.mkString("""{"tasks.counted":{""", ",", "}}")

  private def records(topic: String, options: (String, String)*): DataFrame =
    spark.read
      .format("kafka")
      .option("kafka.bootstrap.servers", TestKafka.servers)
      .option("subscribe", topic)
      .options(options.toMap)
      .load()

  test("a small batch has one task, a large one as many as Spark has planned") {
    assert(tasks.of(0, 4) == 1)
    assert(tasks.of(1000, 4) == 1)
    assert(tasks.of(1001, 4) == 2)
    assert(tasks.of(4000, 4) == 4)
    assert(tasks.of(1000000, 4) == 4)
  }

  test("no task reads more than eight partitions of a small batch") {
    assert(tasks.of(10, 8) == 1)
    assert(tasks.of(10, 9) == 2)
    assert(tasks.of(10, 50) == 7)
  }

  test("there is one task for a batch without a partition") {
    assert(tasks.of(0, 0) == 1)
    assert(tasks.of(spark.emptyDataFrame) == 1)
  }

  test("records of Kafka are counted by their offsets, without a job") {
    TestKafka.create("tasks.counted", 3)
    TestKafka.publish("tasks.counted", (1 to 25).map(i => (s"k$i", s"v$i")): _*)
    val ends = records("tasks.counted")
      .groupBy("partition")
      .agg(max("offset") + 1)
      .orderBy("partition")
      .collect()
      .map(_.getLong(1))
      .toSeq
    assert(ends.size == 3)
    val batch = records(
      "tasks.counted",
      "endingOffsets" -> offsets(ends),
      "startingOffsets" -> offsets(ends.map(_ => 0L))
    )
    val jobs = TestSpark.stagesPerJob {
      assert(PlannedRecords.of(batch).getAsLong == 25)
      assert(new Tasks(10).of(batch) == 3)
      assert(new Tasks(25).of(batch) == 1)
    }
    assert(jobs.isEmpty)
  }

  test("how many records there are up to wherever a topic ends isn't known") {
    TestKafka.create("tasks.unbounded", 2)
    assert(PlannedRecords.of(records("tasks.unbounded")).isEmpty)
  }

  test("records from elsewhere keep the tasks that Spark has planned") {
    val rows = spark.range(0, 10, 1, 5).toDF()
    assert(PlannedRecords.of(rows).isEmpty)
    assert(tasks.of(rows) == 5)
  }

  test("a stream's batch is counted too, in each of its batches") {
    TestKafka.create("tasks.streamed", 2)
    TestKafka.publish("tasks.streamed", (1 to 7).map(i => (s"k$i", s"v$i")): _*)
    val counts = new ConcurrentLinkedQueue[(Long, Long)]
    def note(batch: Dataset[Row], id: Long): Unit =
      counts.add((PlannedRecords.of(batch).getAsLong, batch.count())): Unit
    val query = spark.readStream
      .format("kafka")
      .option("kafka.bootstrap.servers", TestKafka.servers)
      .option("subscribe", "tasks.streamed")
      .option("startingOffsets", "earliest")
      .option("maxOffsetsPerTrigger", 4)
      .load()
      .writeStream
      .foreachBatch(note _)
      .option("checkpointLocation", Files.createTempDirectory("tasks").toString)
      .trigger(Trigger.AvailableNow())
      .start()
    query.awaitTermination()
    val all = counts.asScala.toSeq
    assert(all.size >= 2 && all.map(_._1).sum == 7)
    assert(all.forall { case (planned, found) => planned == found })
  }
}
