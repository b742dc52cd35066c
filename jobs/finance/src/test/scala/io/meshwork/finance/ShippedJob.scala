package io.meshwork.finance

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import io.meshwork.sandbox.generator.{KafkaPublisher, TopicSpec}
import io.meshwork.sandbox.{Sandbox, SandboxOptions, SparkHome, Submission}
import org.apache.spark.sql.{DataFrame, SparkSession}

import java.nio.file.{Files, Path}
import scala.jdk.CollectionConverters._

/** The domain's job as it ships, on a real Kafka and a real Cassandra that end with the JVM. */
object ShippedJob {
  val home: Path = Path.of(System.getProperty("meshwork.home"))
  private val target = home.resolve("jobs/finance/target")

  private lazy val sandbox: Sandbox = {
    val servers = Sandbox.at(target.resolve("sandbox"), SandboxOptions.forTests())
    servers.wipe()
    servers.up()
    servers
  }

  /** Spark of the test's own. It reads what has landed as `cassandra.KEYSPACE.TABLE`. */
  lazy val spark: SparkSession = {
    val Array(host, port) = sandbox.contactPoint.split(":")
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

  /** Publishes the columns `key` and `value`, and runs a batch over them. */
  def batch(product: String, records: DataFrame): Run = {
    val publisher = KafkaPublisher.to(sandbox.bootstrapServers)
    try publisher.createTopic(new TopicSpec(product, 4, java.util.Map.of()))
    finally publisher.close()
    records
      .selectExpr("key", "value")
      .write
      .format("kafka")
      .option("kafka.bootstrap.servers", sandbox.bootstrapServers)
      .option("topic", product)
      .save()
    Run(new ObjectMapper().readTree(submit(product, "--batch").runFile.toFile))
  }

  /** Profiles what has landed. */
  def profile(product: String): JsonNode = {
    val written = Files.createTempFile(target, "profile-", ".json")
    submit(product, "--profile", written.toString, "--data", "table")
    new ObjectMapper().readTree(written.toFile)
  }

  private def submit(arguments: String*): Submission.Ended = {
    val ended = new Submission(
      sandbox,
      SparkHome.assemble(target.resolve("spark-home")),
      target.resolve("meshwork-finance.jar"),
      home.resolve("conf/local.conf"),
      Files.createTempDirectory(Files.createDirectories(target.resolve("jobs")), "job-")
    ).run(arguments: _*)
    val err = Files.readString(ended.err)
    assert(ended.exitCode == 0, err)
    assert(!err.contains("failed to compile"), err)
    ended
  }

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
