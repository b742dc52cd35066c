package io.meshwork.runtime.publication

import io.meshwork.runtime.cassandra.TestCassandra
import java.time.{Instant, LocalDate}
import java.util.{Map => JMap}
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class LedgerSpec extends AnyFunSuite with BeforeAndAfterAll {
  private lazy val ledger = Ledger.of(TestCassandra.connector)
  private val noon = Instant.parse("2026-03-31T12:00:00.123456Z")

  override def beforeAll(): Unit = TestCassandra.prepareMeshwork()

  private def offsets(offset: Long): JMap[String, java.lang.Long] = JMap.of("t-0", offset, "t-1", offset)

  private def publication(product: String, from: Long, at: Instant, run: String = "run") =
    new Publication(
      Publication.idOf(product, offsets(from), offsets(from + 10)),
      product,
      run,
      from,
      at,
      "1.0.0",
      "abc",
      "passed",
      20,
      15,
      1,
      2,
      2,
      Instant.parse("2026-03-30T00:00:00Z"),
      null,
      offsets(from),
      offsets(from + 10)
    )

  private def published(product: String, day: String = "2026-03-31") =
    ledger.publications(product, LocalDate.parse(day)).asScala.toSeq

  test("gives back what was published") {
    val product = "ledger.whole"
    val returned = ledger.publish(publication(product, 0, noon), "[]")
    assert(returned.publishedAt() == Instant.parse("2026-03-31T12:00:00.123Z"))
    assert(ledger.latest(product).get() == returned)
    assert(published(product) == Seq(returned))
  }

  test("a repeated batch rewrites its publication and keeps its time") {
    val product = "ledger.repeated"
    ledger.publish(publication(product, 0, noon, "first"), "[1]")
    ledger.publish(publication(product, 0, noon.plusSeconds(90000), "second"), "[2]")
    val first = Instant.parse("2026-03-31T12:00:00.123Z")
    assert(published(product).map(p => (p.run(), p.publishedAt())) == Seq(("second", first)))
    assert(published(product, "2026-04-01").isEmpty)
    val results =
      TestCassandra.cql(
        s"SELECT rules FROM meshwork.results WHERE product = '$product' AND day = '2026-03-31'"
      )
    assert(results.map(_.getString(0)) == Seq("[2]"))
  }

  test("tells the newest first, and the latest whatever the order of writing") {
    val product = "ledger.order"
    for (i <- Seq(2, 0, 1)) ledger.publish(publication(product, i * 10L, noon.plusSeconds(i.toLong)), "[]")
    assert(published(product).map(_.batch()) == Seq(20, 10, 0))
    assert(ledger.latest(product).get().batch() == 20)
  }

  test("knows nothing of a product that was never published") {
    assert(ledger.latest("ledger.never").isEmpty)
    assert(published("ledger.never").isEmpty)
  }

  test("the id depends on the product and on every offset") {
    val ids = for {
      product <- Seq("a", "b")
      (from, until) <- Seq((0L, 1L), (0L, 2L), (1L, 2L))
    } yield Publication.idOf(product, offsets(from), offsets(until))
    assert(ids.distinct.size == 6)
    assert(Publication.idOf("a", offsets(0), offsets(1)) == ids.head)
  }

  test("keeps one row per run, with its last report") {
    ledger.saveRun("ledger.runs", "r1", noon, "running", "{}")
    ledger.saveRun("ledger.runs", "r1", noon, "published", "{\"a\":1}")
    ledger.saveRun("ledger.runs", "r2", noon.plusSeconds(1), "failed", "{}")
    val rows = TestCassandra.cql(
      "SELECT run, outcome, report FROM meshwork.runs WHERE product = 'ledger.runs' AND day = '2026-03-31'"
    )
    assert(
      rows.map(r => (r.getString(0), r.getString(1), r.getString(2))) ==
        Seq(("r2", "failed", "{}"), ("r1", "published", "{\"a\":1}"))
    )
  }
}
