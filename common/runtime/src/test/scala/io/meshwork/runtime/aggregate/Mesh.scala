package io.meshwork.runtime.aggregate

import io.meshwork.contract.{ChangeFeed, DataContract}
import io.meshwork.quality.SuiteSource
import io.meshwork.runtime.{RunMode, TestSpark}
import io.meshwork.runtime.batch.{BatchPipeline, BatchResult, Product => MeshProduct}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.change.ChangeFeeds
import io.meshwork.runtime.check.OffsetRange
import io.meshwork.runtime.config.JobSettings
import io.meshwork.runtime.ingest.{KafkaSource, OffsetSlice, TestKafka, Topics}
import io.meshwork.runtime.landing.{Landing, SchemaKeeper}
import io.meshwork.runtime.measure.Measures
import io.meshwork.runtime.shape.Transform
import java.nio.file.Files
import java.util.{List => JList, Map => JMap}
import org.apache.kafka.clients.admin.OffsetSpec
import org.apache.kafka.common.TopicPartition
import org.apache.spark.sql.{Dataset, Row}
import org.apache.spark.sql.functions._
import scala.jdk.CollectionConverters._

/** A mesh of three products: bookings of accounts and rates of currencies, which take records, and totals per
  * account in one currency, which are made from both tables. Each mesh has a domain of its own.
  */
class Mesh(domain: String, rules: String = "") {
  private val spark = TestSpark.session
  private val read = collection.mutable.Map[String, Map[TopicPartition, Long]]()

  private val settings: JobSettings = {
    val conf = s"""meshwork {
                  |  cassandra.contact-points = "${TestCassandra.contactPoint}"
                  |  kafka.bootstrap-servers = "${TestKafka.servers}"
                  |}""".stripMargin
    JobSettings.load(JList.of(Files.writeString(Files.createTempFile("profile", ".conf"), conf)))
  }

  settings.cassandra.connectorConf.asScala.foreach { case (key, value) => spark.conf.set(key, value) }

  private def contract(name: String, schema: String): DataContract = DataContract.parse(
    s"$name.odcs.yaml",
    s"""apiVersion: v3.1.0
       |kind: DataContract
       |id: $name
       |version: 1.0.0
       |status: active
       |domain: $domain
       |dataProduct: $name
       |servers:
       |  - {server: in, type: kafka, host: "localhost:9092"}
       |  - server: out
       |    type: custom
       |    customProperties: [{property: engine, value: cassandra}]
       |schema:
       |$schema""".stripMargin
  )

  val bookings: DataContract = contract(
    "bookings",
    s"""  - name: booking
       |    physicalName: $domain.bookings
       |    physicalType: topic
       |    customProperties: [{property: eventTime, value: at}]
       |    properties:
       |      - {name: account, logicalType: string, required: true}
       |      - {name: n, logicalType: integer, required: true}
       |      - {name: at, logicalType: timestamp, required: true}
       |      - {name: currency, logicalType: string, required: true}
       |      - {name: amount, logicalType: number, physicalType: "decimal(12,2)", required: true}
       |  - name: bookings_by_account
       |    physicalType: table
       |    customProperties: [{property: changes, value: true}]
       |    properties:
       |      - {name: account, logicalType: string, partitionKeyPosition: 1}
       |      - {name: n, logicalType: integer, primaryKeyPosition: 1}
       |      - {name: at, logicalType: timestamp}
       |      - {name: currency, logicalType: string}
       |      - {name: amount, logicalType: number, physicalType: "decimal(12,2)"}
       |""".stripMargin
  )

  val rates: DataContract = contract(
    "rates",
    s"""  - name: rate
       |    physicalName: $domain.rates
       |    physicalType: topic
       |    customProperties:
       |      - {property: eventTime, value: at}
       |      - {property: messageKey, value: currency}
       |      - {property: nullValue, value: delete}
       |    properties:
       |      - {name: currency, logicalType: string, required: true}
       |      - {name: at, logicalType: timestamp, required: true}
       |      - {name: rate, logicalType: number, physicalType: "decimal(12,2)", required: true}
       |  - name: rates
       |    physicalType: table
       |    customProperties: [{property: changes, value: true}]
       |    properties:
       |      - {name: currency, logicalType: string, partitionKeyPosition: 1}
       |      - {name: rate, logicalType: number, physicalType: "decimal(12,2)"}
       |""".stripMargin
  )

  /** The totals, with the lines of its ports' properties as they are edited. */
  def totals(edits: (String, String)*): DataContract = contract(
    "totals",
    edits.foldLeft(s"""  - name: bookings_by_account
                      |    physicalType: table
                      |    customProperties: [{property: inputPort, value: $domain.bookings}]
                      |    properties:
                      |      - {name: account, logicalType: string, partitionKeyPosition: 1}
                      |      - {name: currency, logicalType: string}
                      |      - {name: amount, logicalType: number, physicalType: "decimal(12,2)"}
                      |  - name: rates
                      |    physicalType: table
                      |    customProperties: [{property: inputPort, value: $domain.rates}]
                      |    properties:
                      |      - {name: currency, logicalType: string, partitionKeyPosition: 1}
                      |      - {name: rate, logicalType: number, physicalType: "decimal(12,2)"}
                      |  - name: totals_by_account
                      |    physicalType: table
                      |    customProperties: [{property: changes, value: true}]
                      |    properties:
                      |      - {name: account, logicalType: string, partitionKeyPosition: 1}
                      |      - {name: currency, logicalType: string, primaryKeyPosition: 1}
                      |      - {name: total, logicalType: number, physicalType: "decimal(22,2)"}
                      |      - {name: converted, logicalType: number, physicalType: "decimal(22,2)"}
                      |""".stripMargin) { case (now, (from, to)) =>
      require(now.contains(from), from)
      now.replace(from, to)
    }
  )

  private def product(contract: DataContract, suite: String, aggregations: Aggregation*): MeshProduct = {
    val sources = Option(suite).filter(_.nonEmpty).map(new SuiteSource("test.dqdl", 1, _)).toList.asJava
    MeshProduct.of(contract, sources, Transform.none, JMap.of(), aggregations.asJava)
  }

  def pipeline(product: MeshProduct): BatchPipeline = {
    new ChangeFeeds(settings.kafka, product.contract).check()
    SchemaKeeper.prepare(TestCassandra.connector, settings.cassandra, product.contract)
    new BatchPipeline(
      product,
      s"${product.name}-1",
      RunMode.BATCH,
      (_: JList[OffsetRange]) => false,
      settings,
      TestCassandra.connector,
      Landing.of(TestCassandra.connector, settings.landing, product.contract),
      Measures.none()
    )
  }

  def totalsProduct(contract: DataContract = totals()): MeshProduct = product(contract, rules, Totals)

  private val pipelines = collection.mutable.Map[String, BatchPipeline]()

  /** The pipeline of a product's run, which makes its tables and registers its contract. */
  def begun(name: String): BatchPipeline = pipelines.getOrElseUpdate(
    name,
    pipeline(name match {
      case "bookings" => product(bookings, "")
      case "rates"    => product(rates, "")
      case "totals"   => totalsProduct()
    })
  )

  def createTopics(): Unit = {
    Seq("bookings", "rates").foreach(name => TestKafka.create(s"$domain.$name", 2))
    Seq("bookings_by_account", "rates", "totals_by_account").foreach(t =>
      TestKafka.create(ChangeFeed.topic(domain, t), 2)
    )
  }

  def booking(account: String, n: Int, currency: String, amount: String, at: Int = 0): (String, String) =
    account -> f"""{"account":"$account","n":$n,"at":"2026-05-01T10:00:$at%02dZ","currency":"$currency","amount":$amount}"""

  def rate(currency: String, rate: String, at: Int = 0): (String, String) =
    currency -> f"""{"currency":"$currency","at":"2026-05-01T10:00:$at%02dZ","rate":$rate}"""

  def publish(name: String, records: (String, String)*): Unit =
    TestKafka.publish(s"$domain.$name", records: _*)

  /** One batch of what a product hasn't read yet; none if there is nothing. */
  def run(name: String): Option[BatchResult] = {
    val topics = Map("bookings" -> bookings, "rates" -> rates, "totals" -> totals())(name).input.topics
    val brokers = Topics.of(settings.kafka)
    val slice =
      try {
        val first =
          brokers.offsets(topics, OffsetSpec.earliest()).asScala.map { case (p, o) => p -> o.toLong }
        val from = (first.toMap ++ read.getOrElse(name, Map())).map { case (p, o) => p -> Long.box(o) }
        OffsetSlice.between(from.asJava, brokers.offsets(topics, OffsetSpec.latest()))
      } finally brokers.close()
    if (slice.isEmpty) None
    else {
      val records = new KafkaSource(settings.kafka, settings.ingest, topics).range(spark, slice)
      val result = begun(name).process(records, 0)
      val until = slice.until.asScala.map { case (p, o) => p -> o.toLong }
      read(name) = read.getOrElse(name, Map()) ++ until
      Some(result)
    }
  }

  def totalsNow: Set[(String, String, BigDecimal, Option[BigDecimal])] =
    TestCassandra
      .cql(s"SELECT account, currency, total, converted FROM $domain.totals_by_account")
      .map(r =>
        (
          r.getString(0),
          r.getString(1),
          BigDecimal(r.getBigDecimal(2)),
          Option(r.getBigDecimal(3)).map(BigDecimal(_))
        )
      )
      .toSet
}

/** The sum of an account's bookings by currency, and the same at the rate, if there is one. */
object Totals extends Aggregation {
  override def tables(): JList[String] = JList.of("totals_by_account")

  /** A rate says nothing of who has bookings in the currency: all accounts that this product has. */
  override def touched(changes: Changes, ports: Ports): Dataset[Row] = {
    val held = ports
      .all("totals_by_account")
      .join(changes.of("rates"), "currency")
      .select("account")
    changes.of("bookings_by_account").union(held)
  }

  override def compute(touched: Dataset[Row], ports: Ports): JMap[String, Dataset[Row]] = {
    val bookings = ports.partitions("bookings_by_account", touched)
    val sums = bookings.groupBy("account", "currency").agg(sum("amount").cast("decimal(22,2)").as("total"))
    val rows = sums
      .join(ports.all("rates"), Seq("currency"), "left")
      .select(
        col("account"),
        col("currency"),
        col("total"),
        (col("total") * col("rate")).cast("decimal(22,2)").as("converted")
      )
    JMap.of("totals_by_account", rows)
  }
}
