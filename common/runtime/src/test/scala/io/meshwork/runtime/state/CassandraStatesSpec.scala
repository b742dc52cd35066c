package io.meshwork.runtime.state

import com.amazon.deequ.analyzers.{DoubleValuedState, Maximum, MaxState, Mean, MeanState, NumMatches, Size}
import io.meshwork.quality.state.{MetricState, StateCodec}
import io.meshwork.runtime.cassandra.{CassandraSession, RequestLimits, TestCassandra}
import io.meshwork.runtime.publication.Publication
import io.meshwork.runtime.{Category, MeshException}
import java.time.{Duration, Instant, InstantSource, LocalDate}
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.{Callable, Executors}
import java.util.{List => JList, Map => JMap, Optional, UUID}
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class CassandraStatesSpec extends AnyFunSuite with BeforeAndAfterAll {
  private val retention = Duration.ofDays(400)
  private val noon = Instant.parse("2026-03-31T12:00:00Z")
  private val all = Optional.empty[String]

  override def beforeAll(): Unit = TestCassandra.prepareMeshwork()

  /** One process that publishes a product's batches. */
  private class Writer(product: String, at: Instant = noon, clock: Option[InstantSource] = None) {
    private var time = at // Unless there is a clock, it is put forward to each publication.
    private val states =
      new CassandraStates(TestCassandra.connector, retention, product, clock.getOrElse(() => time))

    def add(batch: String, published: Instant, values: Double*): Map[(String, String), Double] =
      metrics(add(batch, published, statesOf(values)))

    def add(batch: String, published: Instant, kept: List[MetricState]): Seq[StateMetric] = {
      if (time.isBefore(published)) time = published
      states.add(publication(batch, published), kept.asJava).asScala.toSeq
    }

    private def publication(batch: String, published: Instant) = new Publication(
      UUID.nameUUIDFromBytes(batch.getBytes),
      product,
      "run",
      0,
      published,
      "1.0.0",
      "abc",
      "passed",
      1,
      1,
      0,
      0,
      0,
      null,
      null,
      JMap.of(),
      JMap.of()
    )
  }

  private def state(
      name: String,
      rows: Long,
      analyzer: com.amazon.deequ.analyzers.Analyzer[_, _],
      state: DoubleValuedState[_]
  ) =
    new MetricState(MetricState.Key.of(name, all, analyzer), rows, Optional.of[DoubleValuedState[_]](state))

  private def mean(values: Seq[Double], column: String = "v") =
    state("Mean(v)", values.size, Mean(column), MeanState(values.sum, values.size))

  private def statesOf(values: Seq[Double]): List[MetricState] = List(
    state("RowCount", values.size, Size(), NumMatches(values.size)),
    mean(values),
    state("Maximum(v)", values.size, Maximum("v"), MaxState(values.max))
  )

  private def metrics(found: Seq[StateMetric]): Map[(String, String), Double] =
    found.map(m => (m.period.word, m.metric.key.name) -> m.metric.value).toMap

  private def rows[T](product: String)(work: StateRows => T): T = {
    val session = CassandraSession.open(TestCassandra.connector, RequestLimits.CONTROL)
    try work(new StateRows(session, product, retention.toSeconds.toInt))
    finally session.close()
  }

  private def read(product: String, now: Instant, hour: Instant = noon): Totals =
    rows(product)(new StateReader(_, now).read(hour))

  private def rowCount(totals: Totals): Double =
    totals.ofAll.metrics.asScala.find(_.key.name == "RowCount").get.value

  private def sealedHours(product: String, day: String = "2026-03-31"): Seq[Set[Int]] = TestCassandra
    .cql(s"SELECT sealed FROM meshwork.metric_state_hours WHERE product = '$product' AND day = '$day'")
    .map(_.getMap(0, classOf[Integer], classOf[java.nio.ByteBuffer]).keySet.asScala.map(_.toInt).toSet)

  test("the metrics of the hour, the day and all, batch by batch and hour by hour") {
    val written = new Writer("states.periods")
    assert(
      written.add("1", noon, 1, 3) == Map(
        ("hour", "RowCount") -> 2.0,
        ("hour", "Mean(v)") -> 2.0,
        ("hour", "Maximum(v)") -> 3.0,
        ("day", "RowCount") -> 2.0,
        ("day", "Mean(v)") -> 2.0,
        ("day", "Maximum(v)") -> 3.0,
        ("all", "RowCount") -> 2.0,
        ("all", "Mean(v)") -> 2.0,
        ("all", "Maximum(v)") -> 3.0
      )
    )
    def means(found: Map[(String, String), Double]) =
      Seq("hour", "day", "all").map(p => found((p, "Mean(v)")))
    assert(means(written.add("2", noon.plusSeconds(60), 5)) == Seq(3.0, 3.0, 3.0))
    assert(means(written.add("3", noon.plusSeconds(3600), 7)) == Seq(7.0, 4.0, 4.0))
    assert(means(written.add("4", noon.plusSeconds(86400), 9)) == Seq(9.0, 9.0, 5.0))
    // What a process has merged is what the next one reads.
    assert(
      means(new Writer("states.periods").add("5", noon.plusSeconds(86460), 9, 8, 7)) == Seq(
        8.25,
        8.25,
        49 / 8.0
      )
    )
  }

  test("a period says when it began, and how many rows it speaks of") {
    val written = new Writer("states.begin")
    written.add("1", noon.plusSeconds(1234), 1, 2)
    val found = written.add("2", Instant.parse("2026-04-02T13:14:15Z"), statesOf(Seq(3)))
    assert(
      found
        .filter(_.metric.key.name == "Mean(v)")
        .map(m => (m.period, m.from.toString, m.metric.rows)) == Seq(
        (Period.HOUR, "2026-04-02T13:00:00Z", 1),
        (Period.DAY, "2026-04-02T00:00:00Z", 1),
        (Period.ALL, "2026-03-31T00:00:00Z", 3)
      )
    )
  }

  test("a batch that is handled again counts once, whoever handles it and whenever") {
    val product = "states.again"
    val first = new Writer(product)
    first.add("1", noon, 1, 2)
    val once = first.add("2", noon.plusSeconds(1), 3)
    assert(once(("all", "RowCount")) == 3 && first.add("2", noon.plusSeconds(1), 3) == once)
    assert(new Writer(product).add("2", noon.plusSeconds(1), 3) == once)
    val later = new Writer(product, noon.plus(Duration.ofDays(3)))
    assert(later.add("1", noon, 1, 2) == once)
    assert(later.add("2", noon.plusSeconds(1), 3) == once)
    assert(rowCount(read(product, noon.plus(Duration.ofDays(9)))) == 3)
  }

  test("a batch that is handled again with another suite has the states of the last time") {
    val product = "states.mended"
    new Writer(product).add("1", noon, 100)
    new Writer(product).add("1", noon, 1)
    assert(new Writer(product).add("2", noon.plusSeconds(1), 3)(("all", "Mean(v)")) == 2)
  }

  test("an hour that is over is read from one row, and a day too") {
    val product = "states.sealed"
    val written = new Writer(product)
    written.add("1", noon, 1, 2)
    written.add("2", noon.plusSeconds(3600), 3)
    assert(sealedHours(product) == Seq(Set(), Set())) // Somebody's clock may be behind.
    val now = noon.plusSeconds(2 * 3600 + 900)
    assert(rowCount(read(product, now)) == 3)
    assert(sealedHours(product) == Seq(Set(0), Set(0)))
    for (hour <- Seq(noon, noon.plusSeconds(3600)))
      TestCassandra.cql(s"DELETE FROM meshwork.metric_states WHERE product = '$product' AND hour = '$hour'")
    assert(rowCount(read(product, now)) == 3)
    val nextDay = noon.plusSeconds(86400)
    assert(rowCount(read(product, nextDay)) == 3)
    TestCassandra.cql(
      s"DELETE FROM meshwork.metric_state_hours WHERE product = '$product' AND day = '2026-03-31'"
    )
    assert(new Writer(product).add("3", nextDay, 4)(("all", "RowCount")) == 4)
  }

  test("a batch that comes to an hour that was sealed is counted, also if its day was") {
    val product = "states.late"
    new Writer(product).add("1", noon, 1)
    val now = noon.plus(Duration.ofDays(2))
    read(product, now)
    val late = new Writer(product, now)
    assert(late.add("2", now, 5)(("all", "RowCount")) == 2)
    // Published in time, written late; what is told is the newer hour, with the older one in all.
    assert(late.add("3", noon.plusSeconds(1), 3)(("all", "RowCount")) == 3)
    assert(late.add("4", noon.minusSeconds(3600), 7)(("all", "RowCount")) == 4)
    assert(rowCount(read(product, now)) == 4)
    assert(sealedHours(product).toSet == Set(Set(1)))
  }

  test("what was merged while a late batch came is merged again") {
    val product = "states.race"
    new Writer(product).add("1", noon, 1)
    val now = noon.plus(Duration.ofDays(2))
    rows(product) { rows =>
      val day = rows.days.get(0)
      val hour = rows.hours(LocalDate.parse("2026-03-31")).get(0)
      val batches = rows.batches(noon)
      new Writer(product, now).add("2", noon.plusSeconds(1), 2)
      read(product, now)
      rows.sealHour(hour, batches.get(0)) // By somebody who has not seen the second batch, and is slow.
      rows.sealDay(day, batches.get(0))
    }
    assert(rowCount(read(product, now)) == 2)
    assert(new Writer(product, now).add("3", now, 3)(("all", "RowCount")) == 3)
  }

  test("writers at the same time lose nothing, though they seal the hours that others write to") {
    val product = "states.concurrent"
    val writers = 8
    val batches = 20
    val minutes = new AtomicInteger // All clocks go alike, and fast: thirteen hours, past midnight.
    val threads = Executors.newFixedThreadPool(writers)
    try {
      val work = (0 until writers).map { w =>
        new Callable[Unit] {
          def call(): Unit = for (i <- 0 until batches) {
            val now = noon.plusSeconds(minutes.addAndGet(5) * 60L)
            // Some were published just now, others hours ago; each batch is handled by a process of its own.
            val published = now.minusSeconds((w * i % 5) * 9000L)
            new Writer(product, clock = Some(() => noon.plusSeconds(minutes.get * 60L)))
              .add(s"$w-$i", published, i + 1.0)
          }
        }
      }
      threads.invokeAll(work.asJava).asScala.foreach(_.get)
    } finally threads.shutdown()
    for (days <- Seq(0, 9, 9)) {
      val found = read(product, noon.plus(Duration.ofDays(days.toLong))).ofAll.metrics.asScala
      assert(
        found.map(m => m.key.name -> m.value).toMap ==
          Map("RowCount" -> writers * batches, "Mean(v)" -> 10.5, "Maximum(v)" -> 20.0)
      )
    }
  }

  test("a metric that is defined otherwise begins anew, the others go on, and one that is gone is not told") {
    val product = "states.suites"
    new Writer(product).add("1", noon, 1, 2)
    val changed = statesOf(Seq(4.0)).filter(_.key.name == "RowCount") :+ mean(Seq(4.0), "w")
    val found = metrics(new Writer(product).add("2", noon.plusSeconds(1), changed))
    assert(found.filter(_._1._1 == "all") == Map(("all", "RowCount") -> 3.0, ("all", "Mean(v)") -> 4.0))
    val back = new Writer(product).add("3", noon.plusSeconds(2), 6)
    assert(back(("all", "Mean(v)")) == 3.0 && back(("all", "Maximum(v)")) == 6.0)
  }

  test("a suite without states keeps nothing") {
    assert(new Writer("states.none").add("1", noon, Nil).isEmpty)
    assert(rows("states.none")(_.days.isEmpty))
  }

  test("batches and hours expire when the retention is over, days don't") {
    val product = "states.retention"
    new Writer(product).add("1", noon, 1)
    read(product, noon.plus(Duration.ofDays(2)))
    val left = TestCassandra.cql(
      s"SELECT TTL(states) FROM meshwork.metric_states WHERE product = '$product' AND hour = '$noon'"
    ) ++
      TestCassandra.cql(
        s"SELECT TTL(sealed) FROM meshwork.metric_state_hours WHERE product = '$product' AND day = '2026-03-31'"
      )
    assert(left.size == 2)
    for (row <- left)
      assert(row.getInt(0) > retention.toSeconds - 600 && row.getInt(0) <= retention.toSeconds)
    val days =
      TestCassandra.cql(s"SELECT TTL(sealed) FROM meshwork.metric_state_days WHERE product = '$product'")
    assert(days.size == 1 && days.head.isNull(0))
  }

  test("a batch that is handled again when others of its hour may have expired changes nothing") {
    val product = "states.old"
    new Writer(product).add("1", noon, 1)
    new Writer(product).add("2", noon, 3)
    val old = noon.plus(retention.dividedBy(2)).plusSeconds(1)
    read(product, old)
    TestCassandra.cql(
      s"DELETE FROM meshwork.metric_states WHERE product = '$product' AND hour = '$noon'"
    ) // As if expired.
    assert(new Writer(product, old).add("1", noon, 1)(("all", "RowCount")) == 2)
    assert(rowCount(read(product, old)) == 2)
    TestCassandra.cql(
      s"DELETE FROM meshwork.metric_state_hours WHERE product = '$product' AND day = '2026-03-31'"
    ) // As if it had expired too.
    assert(new Writer(product, old).add("1", noon, 1)(("all", "RowCount")) == 2)
  }

  test("states of another format end the run with a message") {
    val product = "states.format"
    new Writer(product).add("1", noon, 1)
    val other = StateCodec.bytes(JList.of()).updated(0, 9.toByte).map(b => f"$b%02x").mkString
    TestCassandra.cql(
      s"UPDATE meshwork.metric_states SET states = 0x$other WHERE product = '$product' AND hour = '$noon' AND publication = ${UUID.randomUUID}"
    )
    val failure = intercept[MeshException](new Writer(product).add("2", noon.plusSeconds(1), 1))
    assert(failure.category == Category.CONFIGURATION)
    assert(
      failure.getMessage == s"The metric states of $product of $noon, in the tables meshwork.metric_state*, can't be read. " +
        "They are in format 9, but this version of Meshwork reads format 1 alone. Run the version that wrote them, or a newer one."
    )
  }
}
