package io.meshwork.testkit

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import io.meshwork.contract.DataContract
import io.meshwork.sandbox.{RunningJob, SparkHome, Submission}
import java.nio.file.{Files, Path}
import org.apache.spark.sql.{DataFrame, SparkSession}
import org.scalatest.Assertions.assert
import scala.jdk.CollectionConverters._

/** A domain's job as it ships, on a real Kafka and a real Cassandra. */
class ShippedJob(domain: String) {
  private val target = Servers.home.resolve(s"jobs/$domain/target")
  private lazy val sparkHome = SparkHome.assemble(target.resolve("spark-home"))

  /** Where the runs of this job keep what the next one goes on from, with room for a test's own files. */
  lazy val folder: Path = anew()

  private def anew(): Path = Files.createTempDirectory(Files.createDirectories(target.resolve("jobs")), "job-")

  /** Spark of the test's own. It reads what has landed as `cassandra.KEYSPACE.TABLE`. */
  lazy val spark: SparkSession = {
    val Array(host, port) = Servers.sandbox.contactPoint.split(":")
    SparkSession
      .builder()
      .config(TestSpark.conf)
      .config("spark.sql.catalog.cassandra", "com.datastax.spark.connector.datasource.CassandraCatalog")
      .config("spark.cassandra.connection.host", host)
      .config("spark.cassandra.connection.port", port)
      .getOrCreate()
  }

  def contract(product: String): DataContract = DataContract.read(
    Servers.home.resolve(s"jobs/$domain/contracts/${product.stripPrefix(domain + ".")}.odcs.yaml")
  )

  /** Submits it; it goes on where its run before ended. */
  def start(arguments: String*): RunningJob = start(folder, arguments)

  def run(arguments: String*): ShippedJob.Run = ShippedJob.Run(start(arguments: _*).await())

  private def start(folder: Path, arguments: Seq[String]): RunningJob = new Submission(
    Servers.sandbox,
    sparkHome,
    target.resolve(s"meshwork-$domain.jar"),
    Servers.home.resolve("conf/local.conf"),
    folder
  ).start(arguments: _*)

  /** Publishes the columns `key` and `value`, and runs a batch over all that has come. */
  def batch(product: String, records: DataFrame): ShippedJob.Run = {
    val read = contract(product)
    Servers.ensure(read)
    records
      .selectExpr("key", "value")
      .write
      .format("kafka")
      .option("kafka.bootstrap.servers", Servers.sandbox.bootstrapServers)
      .option("topic", read.input.name)
      .save()
    succeeds(product, "--batch")
  }

  /** Profiles what has landed. */
  def profile(product: String): JsonNode = {
    val written = Files.createTempFile(target, "profile-", ".json")
    succeeds(product, "--profile", written.toString, "--data", "table")
    new ObjectMapper().readTree(written.toFile)
  }

  /** As a job that remembers nothing. */
  private def succeeds(arguments: String*): ShippedJob.Run = {
    val ended = ShippedJob.Run(start(anew(), arguments).await())
    assert(ended.exitCode == 0, ended.err)
    assert(!ended.err.contains("failed to compile"), ended.err)
    ended
  }
}

object ShippedJob {

  /** How a run ended, and what it says of itself. */
  case class Run(ended: RunningJob.Ended) {
    def exitCode: Int = ended.exitCode
    def err: String = ended.err

    lazy val json: JsonNode = new ObjectMapper().readTree(ended.runFile.toFile)
    def text(name: String): String = json.path(name).asText
    def outcome: String = text("outcome")
    def count(name: String): Long = json.path("counts").path(name).asLong
    lazy val rules: Seq[JsonNode] = json.path("rules").elements.asScala.toSeq
    lazy val quarantinedByRule: Map[String, Long] =
      json.path("quarantinedByRule").fields.asScala.map(e => e.getKey -> e.getValue.asLong).toMap

    /** The OpenLineage events of the run. */
    lazy val lineage: Seq[JsonNode] = {
      val file = ended.runFile.resolveSibling(s"${text("run")}.lineage.jsonl")
      Files.readAllLines(file).asScala.map(new ObjectMapper().readTree(_)).toSeq
    }

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
