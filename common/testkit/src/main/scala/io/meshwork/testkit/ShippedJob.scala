package io.meshwork.testkit

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import io.meshwork.sandbox.{SparkHome, Submission}
import java.nio.file.Files
import org.apache.spark.sql.{DataFrame, SparkSession}
import org.scalatest.Assertions.assert
import scala.jdk.CollectionConverters._

/** A domain's job as it ships, on a real Kafka and a real Cassandra. */
class ShippedJob(domain: String) {
  private val target = Servers.home.resolve(s"jobs/$domain/target")

  /** Spark of the test's own. It reads what has landed as `cassandra.KEYSPACE.TABLE`. */
  lazy val spark: SparkSession = {
    val Array(host, port) = Servers.sandbox.contactPoint.split(":")
    SparkSession
      .builder()
      .master("local[2]")
      .appName("acceptance")
      .config("spark.ui.enabled", "false")
      .config("spark.sql.session.timeZone", "UTC")
      .config("spark.sql.shuffle.partitions", "2")
      .config("spark.sql.catalog.cassandra", "com.datastax.spark.connector.datasource.CassandraCatalog")
      .config("spark.cassandra.connection.host", host)
      .config("spark.cassandra.connection.port", port)
      .getOrCreate()
  }

  /** Sends the columns `key` and `value` to a topic that is there. */
  def publish(topic: String, records: DataFrame): Unit = records
    .selectExpr("key", "value")
    .write
    .format("kafka")
    .option("kafka.bootstrap.servers", Servers.sandbox.bootstrapServers)
    .option("topic", topic)
    .save()

  /** A batch over all that has come. */
  def batch(product: String): ShippedJob.Run =
    ShippedJob.Run(new ObjectMapper().readTree(submit(product, "--batch").runFile.toFile))

  /** Profiles what has landed. */
  def profile(product: String): JsonNode = {
    val written = Files.createTempFile(target, "profile-", ".json")
    submit(product, "--profile", written.toString, "--data", "table")
    new ObjectMapper().readTree(written.toFile)
  }

  private def submit(arguments: String*): Submission.Ended = {
    val ended = new Submission(
      Servers.sandbox,
      SparkHome.assemble(target.resolve("spark-home")),
      target.resolve(s"meshwork-$domain.jar"),
      Servers.home.resolve("conf/local.conf"),
      Files.createTempDirectory(Files.createDirectories(target.resolve("jobs")), "job-")
    ).run(arguments: _*)
    val err = Files.readString(ended.err)
    assert(ended.exitCode == 0, err)
    assert(!err.contains("failed to compile"), err)
    ended
  }
}

object ShippedJob {

  /** What a run says of itself. */
  case class Run(json: JsonNode) {
    def text(name: String): String = json.path(name).asText
    def count(name: String): Long = json.path("counts").path(name).asLong
    val rules: Seq[JsonNode] = json.path("rules").elements.asScala.toSeq
    val quarantinedByRule: Map[String, Long] =
      json.path("quarantinedByRule").fields.asScala.map(e => e.getKey -> e.getValue.asLong).toMap

    def failing: Map[String, Long] = rules
      .filter(_.path("scope").asText == "ROW")
      .map(rule => rule.path("id").asText -> rule.path("failing").asLong)
      .toMap

    /** The numbers that rules on the batch have measured; a rule of two parts has none. */
    def values: Map[String, Double] = rules
      .filter(rule => rule.path("scope").asText == "DATASET" && rule.path("value").isNumber)
      .map(rule => rule.path("id").asText -> rule.path("value").asDouble)
      .toMap
  }
}
