package io.meshwork.runtime.aggregate

import io.meshwork.runtime.{Category, MeshException}
import io.meshwork.runtime.batch.{BatchResult, BlockedBatch}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.ingest.TestKafka
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._
import scala.util.Random

class AggregateSpec extends AnyFunSuite with BeforeAndAfterAll {
  override def beforeAll(): Unit = TestCassandra.prepareMeshwork()

  private def mesh(domain: String, rules: String = ""): Mesh = {
    val made = new Mesh(domain, rules)
    made.createTopics()
    made
  }

  /** A mesh whose products have all run before. */
  private def begun(domain: String, rules: String = ""): Mesh = {
    val made = mesh(domain, rules)
    Seq("bookings", "rates", "totals").foreach(made.begun)
    made
  }

  private def requireConserved(result: BatchResult): Unit = assert(
    result.counts.consumed == result.landed.landed + result.superseded + result.counts.filtered + result.quarantined
  )

  test("follows both tables that it reads, and tells its own changes") {
    val m = begun("follows")
    m.publish(
      "bookings",
      m.booking("a", 1, "EUR", "10.00"),
      m.booking("a", 2, "USD", "4.00"),
      m.booking("b", 1, "USD", "1.50")
    )
    m.publish("rates", m.rate("EUR", "1.00"))
    Seq("bookings", "rates").foreach(m.run)
    val first = m.run("totals").get
    requireConserved(first)
    assert(first.counts.consumed == 3, "two accounts and one currency")
    assert(first.landed.tables.get("totals_by_account").written == 3)
    assert(
      m.totalsNow == Set(
        ("a", "EUR", BigDecimal("10.00"), Some(BigDecimal("10.00"))),
        ("a", "USD", BigDecimal("4.00"), None),
        ("b", "USD", BigDecimal("1.50"), None)
      )
    )
    assert(m.run("totals").isEmpty, "nothing has changed")
    m.publish("rates", m.rate("USD", "0.50", at = 1))
    m.run("rates")
    m.run("totals")
    assert(
      m.totalsNow.collect { case (account, "USD", _, converted) => account -> converted.get } == Set(
        "a" -> BigDecimal("2.00"),
        "b" -> BigDecimal("0.75")
      )
    )
    m.publish("rates", "USD" -> null)
    m.run("rates")
    m.run("totals")
    assert(m.totalsNow.filter(_._2 == "USD").flatMap(_._4).isEmpty, "a rate that was deleted counts no more")
  }

  test("rows that are no more are deleted") {
    val m = begun("shrinks")
    m.publish("bookings", m.booking("a", 1, "EUR", "10.00"))
    m.run("bookings")
    m.run("totals")
    m.publish("bookings", m.booking("a", 1, "CHF", "11.00", at = 1))
    m.run("bookings")
    m.run("totals")
    assert(m.totalsNow == Set(("a", "CHF", BigDecimal("11.00"), None)))
  }

  test("late, repeated and reordered bookings end in the same totals, however they are batched") {
    val random = new Random(20260501)
    val straight = begun("straight")
    val bookings =
      for (account <- Seq("a", "b", "c", "d"); n <- 1 to 6; at <- 0 to 1)
        yield straight.booking(
          account,
          n,
          Seq("EUR", "USD")((n + at) % 2),
          s"${random.nextInt(10000)}.0$at",
          at
        )
    val rates =
      Seq(straight.rate("EUR", "1.00"), straight.rate("USD", "0.80"), straight.rate("USD", "0.90", at = 1))
    straight.publish("bookings", bookings: _*)
    straight.publish("rates", rates: _*)
    Seq("bookings", "rates", "totals").foreach(m => straight.run(m).foreach(requireConserved))
    val expected = straight.totalsNow
    assert(expected.size == 8 && expected.forall(_._4.nonEmpty))
    val mixed = begun("mixed")
    val events =
      random.shuffle((bookings ++ bookings.take(9)).map("bookings" -> _) ++ rates.map("rates" -> _))
    events.grouped(9).foreach { group =>
      group.groupMap(_._1)(_._2).foreach { case (product, records) =>
        mixed.publish(product, records: _*)
        mixed.run(product).foreach(requireConserved)
      }
      if (random.nextBoolean()) mixed.run("totals").foreach(requireConserved)
    }
    mixed.run("totals").foreach(requireConserved)
    assert(mixed.totalsNow == expected)
  }

  test("rows that the suite refuses are not written, and are once the data are mended") {
    val m = begun("refuses", """Rules = [ ColumnValues "total" >= 0, RowCount > 0 ]""")
    m.publish("bookings", m.booking("a", 1, "EUR", "-3.00"))
    m.run("bookings")
    val blocked = intercept[BlockedBatch](m.run("totals")).result
    assert(blocked.quality.results.asScala.find(_.id.startsWith("ColumnValues")).get.failing == 1)
    assert(m.totalsNow.isEmpty)
    m.publish("bookings", m.booking("a", 2, "EUR", "5.00"))
    m.run("bookings")
    m.run("totals")
    assert(m.totalsNow == Set(("a", "EUR", BigDecimal("2.00"), None)))
  }

  test("odd rows are written, and examples show them without a record that they would come from") {
    val m =
      begun("odd", """Rules = [ ColumnValues "total" >= 0 with threshold = 1 with severity = "warning" ]""")
    m.publish("bookings", m.booking("a", 1, "EUR", "-3.00"))
    m.run("bookings")
    val judged = m.run("totals").get.quality.results.asScala.find(_.id.startsWith("ColumnValues")).get
    assert(
      judged.examples.asScala.map(e => (e.topic, e.key, e.value)) == Seq(
        ("", "account=a, currency=EUR", "-3.00")
      )
    )
    assert(m.totalsNow == Set(("a", "EUR", BigDecimal("-3.00"), None)))
  }

  test("changes that can't be understood go to quarantine, and no other is lost") {
    val m = begun("garbled")
    m.publish("bookings", m.booking("a", 1, "EUR", "3.00"))
    m.run("bookings")
    def change(table: String, key: String) =
      key -> s"""{"table":"garbled.$table","key":"$key","changed_at":"2026-05-01T10:00:00Z"}"""
    TestKafka.publish(
      "garbled.bookings_by_account.changes",
      change("bookings_by_account", "[]"),
      change("bookings_by_account", """{\"acount\":\"a\"}"""),
      change("invoices", """{\"account\":\"a\"}"""),
      "x" -> "no json",
      change("bookings_by_account", """{\"account\":\"a\"}""")
    )
    val result = m.run("totals").get
    requireConserved(result)
    assert(result.quarantined == 4)
    assert(
      result.counts.quarantinedByRule.asScala == Map(
        "decode" -> 1L,
        "read(table)" -> 1L,
        "key(garbled.bookings_by_account)" -> 2L
      )
    )
    assert(result.landed.landed == 1 && result.superseded == 1)
    assert(m.totalsNow == Set(("a", "EUR", BigDecimal("3.00"), None)))
  }

  test("a port that is not as it is published is refused before anything is read") {
    val m = begun("ports")
    def refusal(edits: (String, String)*): String = {
      val thrown = intercept[MeshException](m.pipeline(m.totalsProduct(m.totals(edits: _*))))
      assert(thrown.category == Category.CONTRACT)
      thrown.getMessage
    }
    assert(
      refusal("name: rates\n" -> "name: prices\n").contains(
        "ports.rates 1.0.0 publishes no table prices. It has rates."
      )
    )
    assert(
      refusal("name: rate," -> "name: price,").contains("rates of ports.rates 1.0.0 has no column price.")
    )
    assert(
      refusal("decimal(12,2)" -> "decimal(10,2)").contains(
        "column amount of bookings_by_account is decimal(12,2) in ports.bookings 1.0.0, not decimal(10,2)."
      )
    )
  }

  test("a product that never ran has nothing to read: told as soon as something is to be read") {
    val m = mesh("early")
    TestKafka.publish(
      "early.bookings_by_account.changes",
      "a" -> """{"table":"early.bookings_by_account","key":"{\"account\":\"a\"}","changed_at":"2026-05-01T10:00:00Z"}"""
    )
    val thrown = intercept[MeshException](m.run("totals"))
    assert(thrown.category == Category.CONTRACT)
    assert(thrown.getMessage.startsWith("early.totals reads early.bookings, early.rates, whose contract"))
  }
}
