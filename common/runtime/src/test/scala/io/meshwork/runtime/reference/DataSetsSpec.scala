package io.meshwork.runtime.reference

import io.meshwork.contract.DataContract
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.JobSettings
import io.meshwork.runtime.ingest.TestKafka
import io.meshwork.runtime.landing.SchemaKeeper
import io.meshwork.runtime.{Category, MeshException, TestSpark}
import java.nio.file.Files
import java.util.{List => JList}
import org.apache.spark.sql.types.StructType
import org.apache.spark.sql.{DataFrame, Row, SparkSession}
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.OptionConverters._

class DataSetsSpec extends AnyFunSuite with BeforeAndAfterAll {
  private lazy val settings: JobSettings = {
    val profile = Files.createTempFile("profile", ".conf")
    Files.writeString(
      profile,
      s"""meshwork.kafka.bootstrap-servers = "${TestKafka.servers}"
         |meshwork.cassandra.contact-points = "${TestCassandra.contactPoint}"
         |""".stripMargin
    )
    JobSettings.load(JList.of(profile))
  }

  private lazy val sets = DataSets.of(settings)

  private val fields =
    """      - {name: id, logicalType: string, required: true}
      |      - {name: price, logicalType: number, physicalType: "decimal(12,2)"}
      |      - {name: changed_at, logicalType: timestamp, required: true}""".stripMargin

  private def contract(version: String, extra: String = ""): DataContract = DataContract.parse(
    "goods.odcs.yaml",
    s"""apiVersion: v3.1.0
       |kind: DataContract
       |id: goods
       |name: Goods
       |version: $version
       |status: active
       |domain: shop
       |dataProduct: goods
       |servers:
       |  - {server: events, type: kafka, host: "localhost:9092", format: json}
       |  - server: tables
       |    type: custom
       |    customProperties:
       |      - {property: engine, value: cassandra}
       |      - {property: keyspace, value: shop}
       |schema:
       |  - name: goods_changes
       |    physicalName: shop.goods
       |    physicalType: topic
       |    logicalType: object
       |    customProperties:
       |      - {property: format, value: json}
       |      - {property: messageKey, value: id}
       |      - {property: keyRequired, value: true}
       |      - {property: eventTime, value: changed_at}
       |      - {property: version, value: changed_at}
       |      - {property: nullValue, value: delete}
       |    properties:
       |$fields$extra
       |  - name: goods
       |    physicalType: table
       |    logicalType: object
       |    properties:
       |      - {name: id, logicalType: string, partitioned: true, partitionKeyPosition: 1, primaryKey: true, primaryKeyPosition: 1}
       |      - {name: price, logicalType: number, physicalType: "decimal(12,2)"}
       |      - {name: changed_at, logicalType: timestamp}$extra
       |""".stripMargin
  )

  override def beforeAll(): Unit = {
    SparkSession.setActiveSession(TestSpark.session)
    settings.cassandra.connectorConf().forEach((key, value) => TestSpark.session.conf.set(key, value))
    SchemaKeeper.prepare(TestCassandra.connector, settings.cassandra, contract("1.0.0"))
    SchemaKeeper.prepare(
      TestCassandra.connector,
      settings.cassandra,
      contract("1.1.0", "\n      - {name: colour, logicalType: string}")
    )
    TestCassandra.cql(
      "INSERT INTO shop.goods (id, price, changed_at, colour) VALUES ('a', 1.50, 1000, 'red')"
    )
    TestCassandra.cql("INSERT INTO shop.goods (id, price, changed_at) VALUES ('b', 2.25, 2000)")
    TestKafka.create("shop.goods", 3)
    TestKafka.create("shop.labels", 1)
    TestKafka.create("shop.empty", 1)
  }

  private def found(name: String): DataFrame = sets.find(name).get()

  private def ids(rows: DataFrame): Set[String] = rows.select("id").collect().map(_.getString(0)).toSet

  test("a product is its primary table, as its newest contract has it") {
    val schema = StructType.fromDDL("id string, price decimal(12,2), changed_at timestamp, colour string")
    for (name <- Seq("shop.goods", "shop.goods.goods")) {
      assert(sets.schema(name).toScala.map(_.catalogString).contains(schema.catalogString))
      val rows = found(name)
      assert(rows.schema.catalogString == schema.catalogString)
      assert(
        rows.select("id", "price", "colour").collect().toSet ==
          Set(
            Row("a", new java.math.BigDecimal("1.50"), "red"),
            Row("b", new java.math.BigDecimal("2.25"), null)
          )
      )
    }
  }

  test("only the columns that are used are read") {
    val plan = found("shop.goods").select("id").queryExecution.executedPlan.toString
    assert(plan.contains("Requested Columns: [id]"), plan)
  }

  test("what isn't there has neither rows nor columns") {
    for (name <- Seq("shop.gods", "shop.goods.prices", "goods", "shop.goods.goods.id", "")) {
      assert(sets.schema(name).isEmpty, name)
      assert(sets.find(name).isEmpty, name)
    }
  }

  test("says which product to run when its table isn't in Cassandra yet") {
    TestCassandra.cql("DROP TABLE IF EXISTS shop.later")
    val text = contract("1.0.0").text
      .replace("dataProduct: goods", "dataProduct: later")
      .replace("- name: goods\n", "- name: later\n")
      .replace("shop.goods", "shop.later")
      .replace("'", "''")
    TestCassandra.cql(
      "INSERT INTO meshwork.contracts (product, version, text, registered_at)" +
        s" VALUES ('shop.later', '1.0.0', '$text', toTimestamp(now()))"
    )
    val failure = intercept[MeshException](DataSets.of(settings).find("shop.later"))
    assert(failure.category() == Category.CONTRACT)
    assert(
      failure.getMessage ==
        "There is no table shop.later in Cassandra. Run shop.later first: it makes the table."
    )
  }

  test("a topic is what it says of each key now") {
    TestKafka.publish(
      "shop.goods",
      "a" -> """{"id": "a", "price": 1, "changed_at": "2026-01-01T00:00:00Z"}""",
      "b" -> """{"id": "b", "price": 2, "changed_at": "2026-01-01T00:00:00Z"}""",
      "c" -> """{"id": "c", "price": 3, "changed_at": "2026-01-01T00:00:00Z"}""",
      "a" -> """{"id": "a", "price": 10.5, "changed_at": "2025-01-01T00:00:00Z"}""",
      "b" -> null,
      "c" -> "no JSON",
      (null: String) -> """{"id": "d", "price": 4, "changed_at": "2026-01-01T00:00:00Z"}"""
    )
    val rows = found("topic:shop.goods")
    assert(rows.schema.catalogString == sets.schema("topic:shop.goods").get().catalogString)
    assert(rows.columns.toSeq == Seq("id", "price", "changed_at", "colour"))
    assert(
      rows.select("id", "price").collect().toSet ==
        Set(Row("a", new java.math.BigDecimal("10.50")), Row("c", new java.math.BigDecimal("3.00")))
    )
  }

  test("what is read of a topic is kept until it is released") {
    TestKafka.publish("shop.goods", "e" -> """{"id": "e", "changed_at": "2026-01-01T00:00:00Z"}""")
    val other = DataSets.of(settings)
    val before = ids(other.find("topic:shop.goods").get())
    assert(before("e"))
    TestKafka.publish("shop.goods", "f" -> """{"id": "f", "changed_at": "2026-01-01T00:00:00Z"}""")
    assert(ids(other.find("topic:shop.goods").get()) == before)
    other.release()
    assert(ids(other.find("topic:shop.goods").get()) == before + "f")
    other.release()
  }

  test("a topic without a contract is texts by key") {
    TestKafka.publish("shop.labels", "x" -> "one", "y" -> "two", "x" -> "three", "y" -> null)
    assert(found("topic:shop.labels").collect().toSeq == Seq(Row("x", "three")))
    assert(found("topic:shop.empty").count() == 0)
    val failure = intercept[MeshException](sets.find("topic:shop.nowhere"))
    assert(failure.category() == Category.CONFIGURATION)
    assert(failure.getMessage.startsWith("There is no topic shop.nowhere"))
  }
}
