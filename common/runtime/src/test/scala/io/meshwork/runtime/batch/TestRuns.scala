package io.meshwork.runtime.batch

import io.meshwork.contract.DataContract
import io.meshwork.runtime.{RunMode, TestSpark}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.change.ChangeFeeds
import io.meshwork.runtime.check.OffsetRange
import io.meshwork.runtime.config.JobSettings
import io.meshwork.runtime.ingest.{KafkaSource, OffsetSlice, TestKafka, Topics}
import io.meshwork.runtime.landing.{Landing, SchemaKeeper}
import io.meshwork.runtime.measure.Measures
import java.nio.file.Files
import java.util.{List => JList}
import org.apache.kafka.clients.admin.OffsetSpec
import org.apache.kafka.common.TopicPartition
import org.apache.spark.sql.SparkSession
import scala.jdk.CollectionConverters._

/** Runs of products on a real Kafka and a real Cassandra: a batch whenever a spec asks for one. */
class TestRuns {
  private val spark = TestSpark.session
  private val read = collection.mutable.Map[String, Map[TopicPartition, Long]]()
  private val settings: JobSettings =
    TestRuns.settings(s"""kafka.bootstrap-servers = "${TestKafka.servers}"""")

  SparkSession.setActiveSession(spark)
  settings.cassandra.connectorConf.asScala.foreach { case (key, value) => spark.conf.set(key, value) }

  /** The pipeline of a new run, which makes the product's tables and registers its contract. */
  def pipeline(product: Product): BatchPipeline = {
    new ChangeFeeds(settings.kafka, product.contract).check()
    TestRuns.pipeline(product, settings, s"${product.name}-1", RunMode.BATCH)
  }

  /** One batch of what a product hasn't read yet; none if there is nothing. */
  def next(contract: DataContract, pipeline: => BatchPipeline): Option[BatchResult] = {
    val topics = contract.input.topics
    val slice = unread(topics, read.getOrElse(contract.product, Map()))
    Option.when(!slice.isEmpty) {
      val records = new KafkaSource(settings.kafka, settings.ingest, topics).range(spark, slice)
      val result = pipeline.process(records, 0)
      val until = slice.until.asScala.map { case (p, o) => p -> o.toLong }
      read(contract.product) = read.getOrElse(contract.product, Map()) ++ until
      result
    }
  }

  /** The product's next batch is of all that was ever published. */
  def forget(contract: DataContract): Unit = read.remove(contract.product)

  private def unread(topics: JList[String], from: Map[TopicPartition, Long]): OffsetSlice = {
    val brokers = Topics.of(settings.kafka)
    try {
      val first = brokers.offsets(topics, OffsetSpec.earliest()).asScala.map { case (p, o) => p -> o.toLong }
      val start = (first.toMap ++ from).map { case (p, o) => p -> Long.box(o) }
      OffsetSlice.between(start.asJava, brokers.offsets(topics, OffsetSpec.latest()))
    } finally brokers.close()
  }
}

object TestRuns {

  /** The settings of a job that finds the specs' Cassandra, with these lines. */
  def settings(lines: String*): JobSettings = {
    val all = s"""cassandra.contact-points = "${TestCassandra.contactPoint}"""" +: lines
    val conf = all.mkString("meshwork {\n", "\n", "\n}\n")
    JobSettings.load(JList.of(Files.writeString(Files.createTempFile("profile", ".conf"), conf)))
  }

  /** A pipeline that no release lets past its gate. The product's tables are there afterwards. */
  def pipeline(product: Product, settings: JobSettings, run: String, mode: RunMode): BatchPipeline = {
    val cassandra = TestCassandra.connector
    SchemaKeeper.prepare(cassandra, settings.cassandra, product.contract)
    new BatchPipeline(
      product,
      run,
      mode,
      (_: JList[OffsetRange]) => false,
      settings,
      cassandra,
      Landing.of(cassandra, settings.landing, product.contract),
      Measures.none()
    )
  }
}
