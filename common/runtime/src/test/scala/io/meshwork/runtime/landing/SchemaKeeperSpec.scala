package io.meshwork.runtime.landing

import io.meshwork.contract.DataContract
import io.meshwork.runtime.{Category, MeshException}
import io.meshwork.runtime.cassandra.TestCassandra
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import org.scalatest.funsuite.AnyFunSuite
import scala.concurrent.{Await, ExecutionContext, Future}
import scala.concurrent.duration.DurationInt

class SchemaKeeperSpec extends AnyFunSuite {
  private val products = new AtomicInteger

  /** A product of its own with one table, whose further columns are given. */
  private class Product(val keyspace: String = s"schema${products.incrementAndGet()}") {
    val name: String = keyspace

    def contract(
        version: String,
        columns: String = "",
        note: String = "",
        retention: String = ""
    ): DataContract =
      DataContract.parse(s"$name.odcs.yaml", text(version, columns, note, retention))

    def prepare(contract: DataContract): Unit =
      SchemaKeeper.prepare(TestCassandra.connector, TestCassandra.settings, contract)

    def refused(contract: DataContract): String = {
      val failure = intercept[MeshException](prepare(contract))
      assert(failure.category() == Category.CONTRACT)
      failure.getMessage
    }

    def columns(): Set[(String, String)] =
      TestCassandra
        .cql(s"SELECT column_name, type FROM system_schema.columns WHERE keyspace_name = '$keyspace'")
        .map(r => (r.getString(0), r.getString(1)))
        .toSet

    def versions(): Seq[String] =
      TestCassandra
        .cql(s"SELECT version FROM meshwork.contracts WHERE product = 'test.$name'")
        .map(_.getString(0))

    private def text(version: String, columns: String, note: String, retention: String) =
      s"""apiVersion: v3.1.0
         |kind: DataContract
         |id: 6f2a3c1e-7a55-4b0f-9d0e-2f6b8c1d4e0${keyspace.last}
         |name: Things
         |version: $version
         |status: active
         |domain: test
         |dataProduct: $name
         |description:
         |  purpose: Things. $note
         |servers:
         |  - server: events
         |    type: kafka
         |    host: localhost:9092
         |    format: json
         |  - server: tables
         |    type: custom
         |    customProperties:
         |      - {property: engine, value: cassandra}
         |      - {property: keyspace, value: $keyspace}
         |schema:
         |  - name: thing
         |    physicalName: test.$name
         |    physicalType: topic
         |    logicalType: object
         |    customProperties:
         |      - {property: format, value: json}
         |      - {property: eventTime, value: at}
         |    properties:
         |      - {name: id, logicalType: string, required: true}
         |      - {name: at, logicalType: timestamp, required: true}
         |      - {name: size, logicalType: integer, physicalType: bigint}
         |      - {name: colour, logicalType: string}
         |  - name: things
         |    physicalType: table
         |    logicalType: object
         |    properties:
         |      - {name: id, logicalType: string, primaryKey: true, primaryKeyPosition: 1, partitioned: true, partitionKeyPosition: 1}
         |      - {name: at, logicalType: timestamp}
         |$columns
         |$retention
         |team:
         |  members:
         |    - {username: things, role: owner}
         |""".stripMargin
  }

  private val size = "      - {name: size, logicalType: integer, physicalType: bigint}"
  private val colour = "      - {name: colour, logicalType: string}"

  test("makes keyspace and tables and registers the version, once and again") {
    val product = new Product
    product.prepare(product.contract("1.0.0", size))
    product.prepare(product.contract("1.0.0", size))
    assert(product.columns() == Set("id" -> "text", "at" -> "timestamp", "size" -> "bigint"))
    val registered = TestCassandra
      .cql(s"SELECT text, hash, registered_at FROM meshwork.contracts WHERE product = 'test.${product.name}'")
      .head
    assert(registered.getString("text").contains("version: 1.0.0"))
    assert(registered.getString("hash").matches("[0-9a-f]{64}"))
    assert(registered.getInstant("registered_at") != null)
  }

  test("adds what an additive version adds") {
    val product = new Product
    product.prepare(product.contract("1.0.0"))
    product.prepare(product.contract("1.1.0", s"$size\n$colour"))
    assert(product.columns().contains("size" -> "bigint"))
    assert(product.columns().contains("colour" -> "text"))
    assert(product.versions() == Seq("1.0.0", "1.1.0"))
  }

  test("refuses a breaking version and names both, and changes nothing") {
    val product = new Product
    product.prepare(product.contract("1.0.0", size))
    val message = product.refused(product.contract("2.0.0", colour))
    assert(
      message.startsWith(s"test.${product.name} 2.0.0 breaks with 1.0.0, the version that has landed: "),
      message
    )
    assert(message.contains("size"), message)
    assert(product.columns() == Set("id" -> "text", "at" -> "timestamp", "size" -> "bigint"))
    assert(product.versions() == Seq("1.0.0"))
  }

  test("refuses an added column without a new version") {
    val product = new Product
    product.prepare(product.contract("1.0.0"))
    assert(
      product.refused(product.contract("1.0.0", size)) ==
        s"${product.name}.odcs.yaml changes the tables of test.${product.name} 1.0.0 without a version of its own; raise the contract's version: table things has a new column size"
    )
  }

  test("takes an other wording of the same version and keeps the time of its first registration") {
    val product = new Product
    def registered() = TestCassandra
      .cql(s"SELECT text, registered_at FROM meshwork.contracts WHERE product = 'test.${product.name}'")
      .map(r => (r.getString(0), r.getInstant(1)))
      .head
    product.prepare(product.contract("1.0.0"))
    val (_, first) = registered()
    product.prepare(product.contract("1.0.0", note = "Many of them."))
    assert(registered()._1.contains("Many of them."))
    assert(registered()._2 == first)
  }

  test("refuses a table that somebody made otherwise, with all that differs, and leaves it") {
    val product = new Product(TestCassandra.freshKeyspace())
    TestCassandra.cql(
      s"CREATE TABLE ${product.keyspace}.things (id int, other text, PRIMARY KEY (id, other)) WITH CLUSTERING ORDER BY (other DESC)"
    )
    val message = product.refused(product.contract("1.0.0"))
    val table = s"table ${product.keyspace}.things:"
    assert(
      message ==
        s"""The tables in Cassandra are not as test.${product.name} 1.0.0 says: 4 problems
           |  1. $table column id is int, the contract says text
           |  2. $table it has no column at timestamp
           |  3. $table column other is not in the contract; add it there or drop it
           |  4. $table its primary key is ((id), other desc), the contract's is ((id))""".stripMargin
    )
    assert(product.versions().isEmpty)
  }

  test("follows a change of the time to live") {
    val product = new Product
    def timeToLive() = TestCassandra
      .cql(
        s"SELECT default_time_to_live FROM system_schema.tables WHERE keyspace_name = '${product.keyspace}'"
      )
      .head
      .getInt(0)
    def retention(days: Int) =
      s"slaProperties:\n  - {property: retention, value: $days, unit: d, element: things}"
    product.prepare(product.contract("1.0.0", retention = retention(30)))
    assert(timeToLive() == 30 * 86400)
    product.prepare(product.contract("1.0.1", retention = retention(7)))
    assert(timeToLive() == 7 * 86400)
    product.prepare(product.contract("1.0.2"))
    assert(timeToLive() == 0)
  }

  test("several jobs may prepare the same product at once") {
    val product = new Product
    val threads = Executors.newFixedThreadPool(4)
    implicit val context: ExecutionContext = ExecutionContext.fromExecutor(threads)
    try {
      for (contract <- Seq(product.contract("1.0.0"), product.contract("1.1.0", size)))
        Await.result(Future.sequence(Seq.fill(4)(Future(product.prepare(contract)))), 2.minutes)
      assert(product.columns() == Set("id" -> "text", "at" -> "timestamp", "size" -> "bigint"))
      assert(product.versions() == Seq("1.0.0", "1.1.0"))
    } finally threads.shutdown()
  }
}
