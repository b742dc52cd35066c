package io.meshwork.runtime.history

import com.datastax.oss.driver.api.core.cql.Row
import io.meshwork.quality.history.MetricPoint
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import java.time.temporal.ChronoUnit
import java.time.{Duration, Instant}
import java.util.concurrent.{Callable, Executors}
import java.util.{Map => JMap, Optional}
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class CassandraHistorySpec extends AnyFunSuite with BeforeAndAfterAll {
  private val settings = HistorySettings.read(TestCassandra.config(), new Problems)
  private val now = Instant.now().truncatedTo(ChronoUnit.MILLIS)
  private val ofRun =
    JMap.of("run", "r1", "batch", "7", "contract", "1.0.0", "suite", "abc", "verdict", "passed")

  override def beforeAll(): Unit = TestCassandra.prepareMeshwork()

  private def history(product: String): CassandraHistory =
    CassandraHistory.of(TestCassandra.connector, settings, product)

  private def point(metric: String, at: Instant, value: Double, batch: String = "b"): MetricPoint =
    new MetricPoint(metric, at, s"$batch-$at", value, ofRun)

  private def daysAgo(days: Int): Instant = now.minus(Duration.ofDays(days.toLong))

  private def values(points: java.util.List[MetricPoint]): Seq[Double] = points.asScala.map(_.value).toSeq

  private def rows(product: String, columns: String): Seq[Row] =
    TestCassandra
      .cql(s"SELECT day FROM meshwork.metric_days WHERE product = '$product'")
      .map(_.getLocalDate(0))
      .flatMap(day =>
        TestCassandra.cql(
          s"SELECT $columns FROM meshwork.metrics WHERE product = '$product' AND day = '$day'"
        )
      )

  test("gives back what was added, with its tags and Deequ's JSON") {
    val product = "history.whole"
    val at = daysAgo(1)
    val saved = new MetricPoint("Histogram(k)", at, s"b-$at", 2, ofRun, Optional.of("[{}]"))
    history(product).append(List(point("RowCount", at, 5), saved).asJava)
    assert(
      history(product).between(Instant.EPOCH, Instant.MAX).asScala.toSet == Set(
        point("RowCount", at, 5),
        saved
      )
    )
    assert(history(product).last("RowCount", 9, now).asScala == Seq(point("RowCount", at, 5)))
    assert(history(product).last("Mean(v)", 9, now).isEmpty)
    assert(history("history.other").between(Instant.EPOCH, Instant.MAX).isEmpty)
  }

  test("the last values come newest first, across days, from before a time") {
    val product = "history.last"
    val written = history(product)
    val days = Seq(0, 1, 2, 3, 4, 5, 9, 30, 31, 200, 399)
    scala.util.Random
      .shuffle(days)
      .foreach(d => written.append(List(point("RowCount", daysAgo(d), d)).asJava))
    for (from <- Seq(written, history(product)); count <- Seq(1, 4, 5, 6, 50)) {
      assert(values(from.last("RowCount", count, now.plusMillis(1))) == days.take(count).map(_.toDouble))
      assert(values(from.last("RowCount", count, now)) == days.slice(1, count + 1).map(_.toDouble))
      assert(values(from.last("RowCount", 2, daysAgo(30))) == Seq(31.0, 200.0))
    }
  }

  test("finds a metric that few batches have, behind many that don't") {
    val product = "history.rare"
    val many = (1 to 600).map(i => point("RowCount", now.minusSeconds(i.toLong), i, s"b$i"))
    val rare = Seq(point("Mean(v)", daysAgo(3), 3), point("Mean(v)", daysAgo(2), 2))
    history(product).append((many ++ rare).asJava)
    val read = history(product)
    assert(values(read.last("Mean(v)", 10, now)) == Seq(2.0, 3.0))
    assert(values(read.last("RowCount", 300, now)) == (1 to 300).map(_.toDouble))
  }

  test("a span of time has its beginning and not its end, oldest first, as far as anything is kept") {
    val product = "history.between"
    history(product).append((0 to 6).map(d => point("RowCount", daysAgo(d), d)).asJava)
    assert(values(history(product).between(daysAgo(5), daysAgo(2))) == Seq(5.0, 4.0, 3.0))
    assert(values(history(product).between(daysAgo(2), daysAgo(2))).isEmpty)
    assert(values(history(product).between(Instant.MIN, Instant.MAX)) == (0 to 6).reverse.map(_.toDouble))
  }

  test("a batch that is repeated rewrites its own points and nothing else") {
    val product = "history.repeated"
    val written = history(product)
    written.last("RowCount", 1, now)
    written.append(List(point("RowCount", daysAgo(2), 2), point("RowCount", daysAgo(1), 1)).asJava)
    for (writer <- Seq(written, history(product))) {
      writer.append(List(point("RowCount", daysAgo(1), 11)).asJava)
      assert(values(writer.last("RowCount", 9, now)) == Seq(11.0, 2.0))
    }
    assert(rows(product, "at").size == 2)
  }

  test("a repeated batch isn't judged by itself") {
    val product = "history.without"
    val written = history(product)
    written.append((1 to 5).map(d => point("RowCount", daysAgo(d), d)).asJava)
    val others = written.without(point("RowCount", daysAgo(2), 0).batch)
    assert(values(others.last("RowCount", 3, now)) == Seq(1.0, 3.0, 4.0))
    assert(values(others.last("RowCount", 9, now)) == Seq(1.0, 3.0, 4.0, 5.0))
    assert(values(others.between(daysAgo(3), now)) == Seq(3.0, 1.0))
  }

  test("writers at the same time don't clash") {
    val product = "history.concurrent"
    val writers = 8
    val batches = 25
    val threads = Executors.newFixedThreadPool(writers)
    try {
      val work = (0 until writers).map(w =>
        new Callable[Unit] {
          def call(): Unit = {
            val mine = history(product)
            // All write at the same times: only the batch tells their points apart.
            for (i <- 1 to batches)
              mine.append(List(point("RowCount", now.minusSeconds(i.toLong), w, s"w$w")).asJava)
          }
        }
      )
      threads.invokeAll(work.asJava).asScala.foreach(_.get)
    } finally threads.shutdown()
    val found = history(product).between(daysAgo(1), now).asScala
    assert(found.size == writers * batches)
    assert(found.groupBy(_.batch).forall { case (batch, points) =>
      points.size == 1 && batch.startsWith(s"w${points.head.value.toInt}-")
    })
  }

  test("a writer sees its own points at once, and those of others the next time it starts") {
    val product = "history.memory"
    history(product).append(List(point("RowCount", daysAgo(3), 3)).asJava)
    val stream = history(product)
    assert(values(stream.last("RowCount", 9, now)) == Seq(3.0))
    stream.append(List(point("RowCount", daysAgo(1), 1)).asJava)
    history(product).append(List(point("RowCount", daysAgo(2), 2)).asJava)
    assert(values(stream.last("RowCount", 9, now)) == Seq(1.0, 3.0))
    assert(values(history(product).last("RowCount", 9, now)) == Seq(1.0, 2.0, 3.0))
  }

  test("what is read ahead is what is asked for") {
    val product = "history.ahead"
    history(product).append(List(point("RowCount", daysAgo(1), 1)).asJava)
    val read = history(product)
    read.prepare()
    assert(values(read.last("RowCount", 1, now)) == Seq(1.0))
  }

  test("all expires when the retention is over, and nothing is deleted") {
    val product = "history.retention"
    val written = history(product)
    written.append(List(point("RowCount", daysAgo(1), 1)).asJava)
    written.append(List(point("RowCount", daysAgo(1), 2)).asJava)
    val seconds = settings.retention.toSeconds
    for (left <- rows(product, "TTL(measured), TTL(tags)").flatMap(r => Seq(r.getInt(0), r.getInt(1))))
      assert(left > seconds - 600 && left <= seconds)
    assert(
      rows(product, "TTL(measured)").size == 1 && rows(product, "analyses").head
        .getMap(0, classOf[String], classOf[String])
        .isEmpty
    )
    val table = TestCassandra.cql(
      "SELECT compaction FROM system_schema.tables WHERE keyspace_name = 'meshwork' AND table_name = 'metrics'"
    )
    assert(
      table.head
        .getMap(0, classOf[String], classOf[String])
        .get("class")
        .endsWith("TimeWindowCompactionStrategy")
    )
  }

  test("reads its settings, and says what is accepted") {
    assert(settings.retention == Duration.ofDays(400))
    def problems(value: String): Seq[String] = {
      val found = new Problems
      HistorySettings.read(TestCassandra.config("meshwork.history.retention" -> value), found)
      found.sentences().asScala.toSeq
    }
    assert(problems("30 days").isEmpty)
    assert(problems("1 hour") == Seq("meshwork.history.retention is 1 hours. Give 1 day to 7300 days."))
    assert(problems("8000 days").size == 1)
  }
}
