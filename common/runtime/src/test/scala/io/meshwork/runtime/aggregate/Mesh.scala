package io.meshwork.runtime.aggregate

import io.meshwork.contract.{ChangeFeed, DataContract}
import io.meshwork.quality.SuiteSource
import io.meshwork.runtime.batch.{BatchPipeline, BatchResult, Product => MeshProduct, TestRuns}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.ingest.TestKafka
import io.meshwork.runtime.landing.TestContracts
import io.meshwork.runtime.shape.Transform
import java.util.{List => JList, Map => JMap}
import org.apache.spark.sql.{Dataset, Row}
import org.apache.spark.sql.functions._
import scala.jdk.CollectionConverters._

/** A mesh of three products: bookings of accounts and rates of currencies, which take records, and totals per
  * account in one currency, which are made from both tables. Each mesh has a domain of its own.
  */
class Mesh(domain: String, rules: String = "") {
  private val runs = new TestRuns
  private val pipelines = collection.mutable.Map[String, BatchPipeline]()

  private def contract(name: String, schema: String): DataContract =
    DataContract.parse(s"$name.odcs.yaml", TestContracts.text(domain, name, schema))

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

  def pipeline(product: MeshProduct): BatchPipeline = runs.pipeline(product)

  def totalsProduct(contract: DataContract = totals()): MeshProduct = product(contract, rules, Totals)

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
  def run(name: String): Option[BatchResult] =
    runs.next(Map("bookings" -> bookings, "rates" -> rates, "totals" -> totals())(name), begun(name))

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
