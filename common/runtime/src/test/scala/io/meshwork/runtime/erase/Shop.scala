package io.meshwork.runtime.erase

import io.meshwork.contract.{ChangeFeed, DataContract, Shelf}
import io.meshwork.runtime.aggregate.{Aggregation, Changes, Ports}
import io.meshwork.runtime.batch.{BatchPipeline, BatchResult, Product => MeshProduct, TestRuns}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.derive.Derivation
import io.meshwork.runtime.ingest.TestKafka
import io.meshwork.runtime.landing.TestContracts
import io.meshwork.runtime.shape.Transform
import java.util.{List => JList, Map => JMap, Optional}
import org.apache.spark.sql.functions._
import org.apache.spark.sql.{Dataset, Row}
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

/** A mesh with persons in it: customers, their orders (in a table by customer, in one by order, and summed
  * up), what is computed of the orders (per customer, and per currency), and requests to erase. Each shop has
  * a domain of its own. Orders name customers by number: 7 is c-7.
  */
class Shop(domain: String) {
  private val runs = new TestRuns
  private val pipelines = collection.mutable.Map[String, BatchPipeline]()

  private val key = "customers.odcs.yaml#/schema/customers/properties/customer"
  private val money = """logicalType: number, physicalType: "decimal(12,2)""""
  private val relation =
    s"relationships: [{to: '$key', customProperties: [{property: prefix, value: c-}]}]"

  private val texts: Map[String, String] = Map(
    "customers" ->
      s"""  - name: customer
         |    physicalName: $domain.customers
         |    physicalType: topic
         |    customProperties:
         |      - {property: eventTime, value: at}
         |      - {property: messageKey, value: customer}
         |      - {property: nullValue, value: delete}
         |    properties:
         |      - {name: customer, logicalType: string, required: true, classification: confidential}
         |      - {name: at, logicalType: timestamp, required: true}
         |      - {name: mail, logicalType: string, classification: confidential}
         |      - {name: person, logicalType: string}
         |  - name: customers
         |    physicalType: table
         |    customProperties: [{property: sameEntity, value: person}]
         |    properties:
         |      - {name: customer, logicalType: string, partitionKeyPosition: 1}
         |      - {name: mail, logicalType: string}
         |      - {name: person, logicalType: string}
         |""".stripMargin,
    "orders" ->
      s"""  - name: order
         |    physicalName: $domain.orders
         |    physicalType: topic
         |    customProperties: [{property: eventTime, value: at}]
         |    properties:
         |      - {name: id, logicalType: string, required: true}
         |      - {name: customer, logicalType: integer, required: true, classification: confidential, $relation}
         |      - {name: at, logicalType: timestamp, required: true}
         |      - {name: currency, logicalType: string, required: true}
         |      - {name: amount, $money, required: true}
         |  - name: orders_by_customer
         |    physicalType: table
         |    customProperties: [{property: changes, value: true}]
         |    properties:
         |      - {name: customer, logicalType: integer, partitionKeyPosition: 1}
         |      - {name: id, logicalType: string, primaryKeyPosition: 1}
         |      - {name: currency, logicalType: string}
         |      - {name: amount, $money}
         |  - name: orders
         |    physicalType: table
         |    customProperties: [{property: changes, value: true}]
         |    properties:
         |      - {name: id, logicalType: string, partitionKeyPosition: 1}
         |      - {name: customer, logicalType: integer}
         |      - {name: amount, $money}
         |  - name: orders_per_customer
         |    physicalType: table
         |    customProperties: [{property: derivedFrom, value: orders_by_customer}]
         |    properties:
         |      - {name: customer, logicalType: integer, partitionKeyPosition: 1}
         |      - {name: orders, logicalType: integer, physicalType: bigint}
         |""".stripMargin,
    "takings" ->
      s"""  - name: orders_by_customer
         |    physicalType: table
         |    customProperties: [{property: inputPort, value: $domain.orders}]
         |    properties:
         |      - {name: customer, logicalType: integer, partitionKeyPosition: 1}
         |      - {name: currency, logicalType: string}
         |      - {name: amount, $money}
         |  - name: takings_by_currency
         |    physicalType: table
         |    properties:
         |      - {name: currency, logicalType: string, partitionKeyPosition: 1}
         |      - {name: total, logicalType: number, physicalType: "decimal(22,2)"}
         |  - name: spent_by_customer
         |    physicalType: table
         |    properties:
         |      - {name: buyer, logicalType: integer, partitionKeyPosition: 1, $relation}
         |      - {name: total, logicalType: number, physicalType: "decimal(22,2)"}
         |""".stripMargin,
    "erasures" ->
      s"""  - name: erasure
         |    physicalName: $domain.erasures
         |    physicalType: topic
         |    customProperties:
         |      - {property: eventTime, value: at}
         |      - {property: erases, value: customer}
         |    properties:
         |      - {name: request, logicalType: string, required: true}
         |      - {name: customer, logicalType: string, required: true, classification: confidential, relationships: [{to: '$key'}]}
         |      - {name: at, logicalType: timestamp, required: true}
         |  - name: erasures
         |    physicalType: table
         |    properties:
         |      - {name: request, logicalType: string, partitionKeyPosition: 1}
         |      - {name: at, logicalType: timestamp}
         |""".stripMargin
  ).map { case (name, schema) => name -> TestContracts.text(domain, name, schema) }

  private val shelf = new Shelf {
    override def text(name: String): Optional[String] = texts.get(name.stripSuffix(".odcs.yaml")).toJava
    override def names(): JList[String] = texts.keys.map(_ + ".odcs.yaml").toList.asJava
  }

  def contract(name: String): DataContract = DataContract.parse(s"$name.odcs.yaml", texts(name), shelf)

  private val derivations = JMap.of[String, Derivation](
    "orders_per_customer",
    (landed: Dataset[Row]) => landed.groupBy("customer").agg(count(lit(1)).as("orders"))
  )

  private def product(name: String, transform: Transform): MeshProduct = MeshProduct.of(
    contract(name),
    JList.of(),
    transform,
    if (name == "orders") derivations else JMap.of[String, Derivation](),
    if (name == "takings") JList.of(ByCurrency, ByCustomer) else JList.of[Aggregation]()
  )

  /** A new run of a product: what another one remembered is forgotten. */
  def begin(name: String, transform: Transform = Transform.none): Unit =
    pipelines(name) = runs.pipeline(product(name, transform))

  /** Makes the topics and the tables. */
  def open(): Shop = {
    Seq("customers", "orders", "erasures").foreach(name => TestKafka.create(s"$domain.$name", 2))
    Seq("orders_by_customer", "orders").foreach(t => TestKafka.create(ChangeFeed.topic(domain, t), 2))
    Seq("customers", "orders", "takings", "erasures").foreach(begin(_))
    this
  }

  private def time(at: Int): String = f"2026-05-01T10:${at / 60}%02d:${at % 60}%02dZ"

  /** When something of that second lies in Cassandra's time. */
  def micros(at: Int): Long = java.time.Instant.parse(time(at)).toEpochMilli * 1000

  def customer(number: Int, mail: String, at: Int): (String, String) =
    s"c-$number" -> s"""{"customer":"c-$number","mail":"$mail","at":"${time(at)}"}"""

  /** The same, and who it is: several customers may be one person. */
  def customer(number: Int, mail: String, at: Int, person: String): (String, String) =
    s"c-$number" -> s"""{"customer":"c-$number","mail":"$mail","at":"${time(at)}","person":"$person"}"""

  def order(id: String, customer: Int, currency: String, amount: String, at: Int): (String, String) =
    id -> s"""{"id":"$id","customer":$customer,"at":"${time(at)}","currency":"$currency","amount":$amount}"""

  def erasure(request: String, number: Int, at: Int): (String, String) =
    request -> s"""{"request":"$request","customer":"c-$number","at":"${time(at)}"}"""

  def publish(name: String, records: (String, String)*): Unit =
    TestKafka.publish(s"$domain.$name", records: _*)

  /** One batch of what a product hasn't read yet; none if there is nothing. */
  def run(name: String): Option[BatchResult] = runs.next(contract(name), pipelines(name))

  /** Runs products until none has anything new. */
  def settle(names: String*): Unit = if (names.flatMap(run(_)).nonEmpty) settle(names: _*)

  /** Everything that was ever published of a product, by a new run. */
  def replay(name: String): BatchResult = {
    runs.forget(contract(name))
    begin(name)
    run(name).get
  }

  private def rows(columns: String, table: String): Set[String] = TestCassandra
    .cql(s"SELECT $columns FROM $domain.$table")
    .map(row =>
      (0 until row.getColumnDefinitions.size).map(i => String.valueOf(row.getObject(i))).mkString(" ")
    )
    .toSet

  def customers: Set[String] = rows("customer, mail", "customers")
  def ordersByCustomer: Set[String] = rows("customer, id, amount", "orders_by_customer")
  def orders: Set[String] = rows("id, customer, amount", "orders")
  def ordersPerCustomer: Set[String] = rows("customer, orders", "orders_per_customer")
  def takings: Set[String] = rows("currency, total", "takings_by_currency")
  def spent: Set[String] = rows("buyer, total", "spent_by_customer")
  def erasures: Set[String] = rows("request", "erasures")

  /** Of a request, by product and table: how many rows were found, if all has been erased. */
  def receipts(request: String): Map[String, Long] = TestCassandra
    .cql(
      "SELECT holder, table_name, found, erased_at FROM meshwork.erasure_receipts" +
        s" WHERE product = '$domain.erasures' AND request_id = '$request'"
    )
    .filter(row => row.getString(0).startsWith(s"$domain."))
    .map { row =>
      require(!row.isNull("erased_at"), "not erased yet")
      s"${row.getString(0).stripPrefix(s"$domain.")}.${row.getString(1)}" -> row.getLong(2)
    }
    .toMap
}

/** What all orders of a currency come to. */
object ByCurrency extends Aggregation {
  override def tables(): JList[String] = JList.of("takings_by_currency")

  /** An order that is gone says nothing of its currency any more: all that there are. */
  override def touched(changes: Changes, ports: Ports): Dataset[Row] = ports
    .partitions("orders_by_customer", changes.of("orders_by_customer"))
    .select("currency")
    .union(ports.all("takings_by_currency").select("currency"))

  override def compute(touched: Dataset[Row], ports: Ports): JMap[String, Dataset[Row]] = JMap.of(
    "takings_by_currency",
    ports
      .all("orders_by_customer")
      .join(touched, "currency")
      .groupBy("currency")
      .agg(sum("amount").cast("decimal(22,2)").as("total"))
  )
}

/** What a customer has spent. */
object ByCustomer extends Aggregation {
  override def tables(): JList[String] = JList.of("spent_by_customer")

  override def touched(changes: Changes, ports: Ports): Dataset[Row] =
    changes.of("orders_by_customer").select(col("customer").as("buyer"))

  override def compute(touched: Dataset[Row], ports: Ports): JMap[String, Dataset[Row]] = JMap.of(
    "spent_by_customer",
    ports
      .partitions("orders_by_customer", touched.select(col("buyer").as("customer")))
      .groupBy(col("customer").as("buyer"))
      .agg(sum("amount").cast("decimal(22,2)").as("total"))
  )
}
