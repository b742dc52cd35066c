package io.meshwork.testkit

import com.datastax.spark.connector.cql.CassandraConnector
import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import io.meshwork.contract.DataContract
import io.meshwork.quality.{Suite, SuiteSource}
import io.meshwork.runtime.RunMode
import io.meshwork.runtime.batch.{BatchPipeline, BatchResult, Product}
import io.meshwork.runtime.check.OffsetRange
import io.meshwork.runtime.config.JobSettings
import io.meshwork.runtime.ingest.{KafkaSource, OffsetSlice, Topics}
import io.meshwork.runtime.landing.{Landing, SchemaKeeper}
import io.meshwork.runtime.measure.Measures
import io.meshwork.runtime.run.{Domain, MeshJob, Stop}
import io.meshwork.runtime.suite.ContractSuite
import java.nio.file.{Files, Path}
import java.util.concurrent.Executors
import java.util.{List => JList}
import org.apache.kafka.clients.admin.OffsetSpec
import org.apache.kafka.common.TopicPartition
import org.apache.spark.SparkConf
import org.apache.spark.sql.SparkSession
import org.scalatest.Assertions.assert
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

/**
 * Products of domains as they ship, with topics and tables of their own: the domains' names, wherever contracts and
 * suites say them, have this mesh's name behind them.
 */
class TestMesh(name: String, domains: Domain*) {
  private val settings = TestMesh.settings
  private val sent = collection.mutable.Map[String, Long]().withDefaultValue(0L)
  private val read = collection.mutable.Map[String, Map[TopicPartition, Long]]()
  private val pipelines = collection.mutable.Map[String, BatchPipeline]()
  private val folder = Files.createTempDirectory("mesh-")

  /** By product, such as `weather.readings`. */
  private lazy val products: Map[String, Product] = domains.flatMap { domain =>
    val contracts = Files.createDirectories(folder.resolve(domain.name))
    files(Servers.home.resolve(s"jobs/${domain.name}/contracts")).foreach { file =>
      Files.writeString(contracts.resolve(file.getFileName), renamed(Files.readString(file)))
    }
    files(contracts).map { file =>
      val contract = DataContract.read(file)
      s"${domain.name}.${contract.name}" -> product(domain, contract)
    }
  }.toMap

  private def files(folder: Path): Seq[Path] = {
    val found = Files.list(folder)
    try found.iterator.asScala.toSeq.sorted
    finally found.close()
  }

  /** A domain's name stands before a point, or alone as a value. */
  private def renamed(text: String): String = domains.map(_.name).foldLeft(text) { (now, domain) =>
    now
      .replaceAll(s"(?<![\\w.])$domain(?=\\.[a-z])", domain + name)
      .replaceAll(s"(?m)(domain|value): $domain$$", s"$$1: $domain$name")
  }

  private def product(domain: Domain, contract: DataContract): Product = {
    val sources = suite(domain, contract).map(file => new SuiteSource(file.toString, 1, Files.readString(file)))
    val code = Option(domain.code.get(contract.name)).getOrElse(Domain.Code.of())
    Product.of(
      contract,
      (sources.toSeq ++ ContractSuite.sources(contract).asScala).asJava,
      code.transform,
      code.derivations,
      code.aggregations
    )
  }

  /** The rules of a product's owners, if there are any, in a file of this mesh's own. */
  private def suite(domain: Domain, contract: DataContract): Option[Path] = {
    val shipped = Servers.home.resolve(s"quality-rules/suites/${domain.name}/${contract.name}.dqdl")
    Option.when(Files.exists(shipped)) {
      val own = Files.createDirectories(folder.resolve("suites")).resolve(s"${contract.product}.dqdl")
      Files.writeString(own, renamed(Files.readString(shipped)))
    }
  }

  def contract(product: String): DataContract = products(product).contract

  /** Makes the topics of these products, and their tables. */
  def begin(names: Seq[String]): Unit = {
    Servers.create(names.map(contract).flatMap(Servers.topics).distinct, TestMesh.Partitions)
    names.foreach(pipeline)
  }

  def publish(product: String, messages: Seq[Message]): Unit = {
    Servers.publish(contract(product).input.topics.get(0), messages)
    sent(product) += messages.size
  }

  private def pipeline(product: String): BatchPipeline = pipelines.getOrElseUpdate(
    product, {
      val made = products(product)
      val cassandra = TestMesh.cassandra
      SchemaKeeper.prepare(cassandra, settings.cassandra, made.contract)
      new BatchPipeline(
        made,
        made.name,
        RunMode.BATCH,
        (_: JList[OffsetRange]) => false,
        settings,
        cassandra,
        Landing.of(cassandra, settings.landing, made.contract),
        Measures.none()
      )
    }
  )

  /**
   * Runs products as streams of their jobs, beside one another, until they have made what is expected of them.
   *
   * @param parts by product, what is published once all before has been read
   * @param difference what isn't as expected
   * @return what the runs say of themselves
   */
  def streaming(
      names: Seq[String],
      parts: Seq[Map[String, Seq[Message]]],
      difference: () => Option[String]
  ): Seq[JsonNode] = {
    val stop = new Stop
    val threads = Executors.newCachedThreadPool()
    val jobs = names.map(name => threads.submit(() => stream(name, stop)))
    def until(check: => Unit): Unit = Waiting.long(if (!jobs.exists(_.isDone)) check)
    try {
      parts.foreach { part =>
        part.foreach { case (product, messages) => publish(product, messages) }
        until(part.keys.foreach(product => assert(consumed(product) >= published(product), product)))
      }
      until(assert(difference().isEmpty))
    } finally {
      stop.wish()
      threads.shutdown()
    }
    names.zip(jobs).foreach { case (name, job) => assert(job.get() == 0, s"the stream of $name has failed") }
    assert(difference().isEmpty)
    runs
  }

  private def runs: Seq[JsonNode] = {
    val folder = Files.createDirectories(this.folder.resolve("runs"))
    files(folder).filter(_.toString.endsWith(".json")).map(run => new ObjectMapper().readTree(run.toFile))
  }

  /** How many messages were published to a product here. */
  def published(product: String): Long = sent(product)

  /** How many its streams have read. */
  def consumed(product: String): Long = runs
    .filter(_.path("product").asText == contract(product).product)
    .map(_.path("counts").path("consumed").asLong)
    .sum

  private def stream(product: String, stop: Stop): Int = {
    val made = contract(product)
    val domain = domains.find(d => made.domain == d.name + name).get
    val files = Seq("--contract", made.file) ++ suite(domain, made).toSeq.flatMap(rules => Seq("--suite", rules.toString))
    MeshJob.run(
      new Domain(made.domain, domain.code),
      stop,
      Seq(made.product, "--stream", "--conf", conf.toString) ++ files: _*
    )
  }

  private lazy val conf: Path = Files.writeString(
    folder.resolve("mesh.conf"),
    s"""${TestMesh.addresses}
       |meshwork.runs.directory = "${folder.resolve("runs")}"
       |meshwork.checkpoints.directory = "${folder.resolve("checkpoints")}"
       |""".stripMargin
  )

  /** Hands over all that a product hasn't read yet, in batches of at most so many records. */
  def run(product: String, most: Long = Long.MaxValue): Seq[BatchResult] = {
    val topics = contract(product).input.topics
    val unread = Topics.of(settings.kafka)
    val all =
      try {
        val from = unread.offsets(topics, OffsetSpec.earliest()).asScala.toMap.map { case (p, o) => p -> o.toLong }
        OffsetSlice.between(
          (from ++ read.getOrElse(product, Map())).map { case (p, o) => p -> Long.box(o) }.asJava,
          unread.offsets(topics, OffsetSpec.latest())
        )
      } finally unread.close()
    val source = new KafkaSource(settings.kafka, settings.ingest, topics)
    val slices = if (all.isEmpty) Seq() else all.slices(most).asScala.toSeq
    slices.zipWithIndex.map { case (slice, i) =>
      val result = pipeline(product).process(source.range(TestMesh.spark, slice), i.toLong)
      val until = slice.until.asScala.map { case (p, o) => p -> o.toLong }
      read(product) = read.getOrElse(product, Map()) ++ until
      result
    }
  }

  /** What a product's tables hold. */
  def dump(product: String): Map[String, Seq[String]] = Tables.dump(contract(product))
}

object TestMesh {
  private val Partitions = 2

  private lazy val addresses: String =
    s"""meshwork.kafka.bootstrap-servers = "${Servers.sandbox.bootstrapServers}"
       |meshwork.cassandra.contact-points = ["${Servers.sandbox.contactPoint}"]
       |""".stripMargin

  private lazy val settings: JobSettings =
    JobSettings.load(JList.of(Files.writeString(Files.createTempFile("mesh", ".conf"), addresses)))

  private lazy val conf: SparkConf = {
    val conf = TestSpark.conf.set("spark.sql.datetime.java8API.enabled", "true")
    settings.cassandra.connectorConf.asScala.foreach { case (key, value) => conf.set(key, value) }
    conf
  }

  /** Spark as a job has it; a new one if a spec of this JVM has stopped the last. */
  def spark: SparkSession = SparkSession.builder().config(conf).getOrCreate()

  /** Of the settings, not of Spark: that may be another spec's, which knows nothing of this Cassandra. */
  private lazy val cassandra: CassandraConnector = CassandraConnector(conf)
}
