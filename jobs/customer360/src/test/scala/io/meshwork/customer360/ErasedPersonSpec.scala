package io.meshwork.customer360

import io.meshwork.testkit.TestMesh
import org.apache.spark.sql.functions.col
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

/** Somebody who is known to three systems of two domains asks to be forgotten. */
class ErasedPersonSpec extends AnyFunSuite {
  private val sources =
    Seq("finance.payments", "customer360.customers", "customer360.orders", "customer360.interactions")
  private val computed =
    Seq("identity", "profile", "timeline", "lookup_by_email", "lookup_by_phone").map("customer360." + _)
  private val erasures = "customer360.erasures"

  private def told(persons: Seq[Int]) = Map(
    "customer360.customers" -> persons.flatMap(p => Seq("crm", "shop", "bank").map(Told.record(p, _, 0))),
    "customer360.orders" -> persons.flatMap(p =>
      (1 to 3).map(n => Told.orderLine(s"5${p}000$n", 1, 2, 10 * n, "GBP", p + 1))
    ),
    "customer360.interactions" -> persons.flatMap(p =>
      (1 to 2).map(n => Told.interaction(10 * p + n, s"crm-${p + 1}"))
    ),
    "finance.payments" -> persons.flatMap(p => (1 to 3).map(n => Told.payment(s"P$p$n", s"${p + 1}", 20 * n)))
  )

  private def mesh(name: String): TestMesh = {
    val mesh = new TestMesh(name, Customer360Job.domain, Bank.domain)
    mesh.begin(sources ++ computed :+ erasures)
    mesh
  }

  private def tell(mesh: TestMesh, persons: Seq[Int]): Unit = {
    told(persons).foreach { case (product, messages) => mesh.publish(product, messages) }
    sources.foreach(mesh.run(_))
    computed.foreach(mesh.run(_))
  }

  private def tables(mesh: TestMesh): Map[(String, String), Seq[String]] =
    (sources ++ computed).flatMap(p => mesh.dump(p).map { case (table, rows) => (p, table) -> rows }).toMap

  private val request = "00000000-0000-4000-8000-000000000009"

  test("one request removes a person from every table of both domains, and old input brings nobody back") {
    val without = mesh("_without")
    tell(without, Seq(0, 2))
    val expected = tables(without)

    val m = mesh("_erased")
    tell(m, Seq(0, 1, 2))
    val before = tables(m)
    before.foreach { case (table, rows) =>
      assert(rows.size > expected(table).size, s"$table has nothing of the person")
    }

    m.publish(erasures, Seq(Told.erasure(request, "shop-2")))
    m.run(erasures)
    tables(m).foreach { case (table, rows) =>
      assert(rows == expected(table), s"$table, before anything else runs")
    }
    computed.foreach(m.run(_))
    tables(m).foreach { case (table, rows) => assert(rows == expected(table), table) }

    val replayed = told(Seq(0, 1, 2)).map { case (product, messages) =>
      m.publish(product, messages)
      product -> m.run(product)
    }
    computed.foreach(m.run(_))
    tables(m).foreach { case (table, rows) => assert(rows == expected(table), s"$table after a replay") }
    replayed.foreach { case (product, results) =>
      val filtered = results.map(_.counts.filteredByRule.asScala.get("erased").fold(0L)(_.longValue)).sum
      assert(filtered == told(Seq(1))(product).size, product)
    }
  }

  test("the receipt says how many rows each table had, and names nobody") {
    val rows = TestMesh.spark.read
      .format("org.apache.spark.sql.cassandra")
      .options(Map("keyspace" -> "meshwork", "table" -> "erasure_receipts"))
      .load()
      .filter(col("product") === "customer360_erased.erasures" && col("request_id") === request)
    val found = rows
      .collect()
      .map(r => s"${r.getAs[String]("holder")} ${r.getAs[String]("table_name")}" -> r.getAs[Long]("found"))
      .toMap
    assert(found("customer360_erased.customers customers") == 3)
    assert(found("customer360_erased.orders order_lines_by_customer") == 3)
    assert(found("customer360_erased.interactions interactions_by_customer") == 2)
    assert(found("finance_erased.payments payments_by_account") == 3)
    assert(found("customer360_erased.identity identities") == 5)
    assert(found("customer360_erased.profile profiles") == 1)
    assert(found("customer360_erased.profile payment_behaviour") == 1)
    assert(found("customer360_erased.profile standings") > 0)
    assert(!rows.collect().mkString.contains("shop-2"))
  }
}
