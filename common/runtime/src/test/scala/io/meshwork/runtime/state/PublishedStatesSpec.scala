package io.meshwork.runtime.state

import io.meshwork.runtime.RunMode
import io.meshwork.runtime.batch.BatchResult
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.quarantine.ReplayFixture
import io.meshwork.runtime.report.RunLog
import java.time.Instant
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

/** What the batches of real runs come to together. */
class PublishedStatesSpec extends AnyFunSuite with BeforeAndAfterAll {
  private val rules =
    """Rules = [ RowCount >= 0, Mean "level" >= 0, Completeness "level" >= 0 where "id like 'id-%'", Uniqueness "id" = 1 ]"""

  override def beforeAll(): Unit = TestCassandra.prepareMeshwork()

  private def all(result: BatchResult): Map[String, Double] = result.stateMetrics.asScala
    .filter(_.period == Period.ALL)
    .map(m => m.metric.key.name -> m.metric.value)
    .toMap

  test("runs add up, a repeated batch counts once, and a replay adds nothing") {
    val product = new ReplayFixture("merged", rules = Some(rules))
    import product.{process, records, value}
    def first = process(records(0L -> value(0, 1), 1L -> value(1, 3)), 10, RunMode.BATCH)
    def second = process(records(2L -> value(2, 20), 3L -> value(3, 8)), 10, RunMode.STREAM)
    assert(all(first) == Map("RowCount" -> 2, "Mean(level)" -> 2, "Completeness(level)" -> 1))
    assert(all(second) == Map("RowCount" -> 3, "Mean(level)" -> 4, "Completeness(level)" -> 1))
    assert(all(first) == all(second) && all(second)("RowCount") == product.landed.size)

    val (replayed, _) = product.replay(100)
    assert(replayed.map(_.landed.landed) == Seq(1) && replayed.forall(_.stateMetrics.isEmpty))
    val more = process(records(4L -> value(4, 0)), 100, RunMode.BATCH)
    assert(product.landed.size == 5 && all(more)("RowCount") == 4 && all(more)("Mean(level)") == 3)
  }

  test("one run adds up batch by batch, and its JSON has the latest") {
    val product = new ReplayFixture("flushed", rules = Some(rules))
    import product.{records, value}
    val run = product.newRun()
    val pipeline = product.pipeline(10, RunMode.STREAM, run)
    val log = new RunLog(product.meshProduct(10), run, RunMode.STREAM, Instant.now())
    assert(log.json("running", 0, Instant.now()).get("stateMetrics").isEmpty)
    for (i <- 0 to 4) log.add(pipeline.process(records(i.toLong -> value(i.toLong, i)), i.toLong))
    val json = log.json("running", 0, Instant.now()).get("stateMetrics").asScala.toSeq
    assert(json.map(_.get("period").asText).distinct == Seq("hour", "day", "all"))
    val mean = json.find(m => m.get("period").asText == "all" && m.get("metric").asText == "Mean(level)").get
    assert(
      mean.fieldNames.asScala.toSeq == Seq(
        "period",
        "from",
        "metric",
        "where",
        "definition",
        "value",
        "rows"
      ) &&
        mean.get("value").asDouble == 2 && mean.get("rows").asLong == 5 && mean.get("where").isNull
    )
    val from = Instant.parse(mean.get("from").asText)
    assert(
      from.atOffset(java.time.ZoneOffset.UTC).toLocalTime == java.time.LocalTime.MIDNIGHT && from.isBefore(
        Instant.now()
      )
    )
    assert(
      json.exists(m =>
        m.get("where").asText == "id like 'id-%'" && m.get("metric").asText == "Completeness(level)"
      )
    )
  }

  test("a suite that asks nothing of the whole batch keeps nothing") {
    val product = new ReplayFixture("unasked")
    val result = product.process(product.records(0L -> product.value(0, 1)), 10, RunMode.BATCH)
    assert(result.landed.landed == 1 && result.stateMetrics.isEmpty)
  }
}
