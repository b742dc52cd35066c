package io.meshwork.runtime.measure

import io.meshwork.runtime.check.{BatchCounts, OffsetRange}
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.{Map => JMap}
import org.apache.kafka.common.TopicPartition
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class MeasuresSpec extends AnyFunSuite {
  private val now = Instant.parse("2026-03-31T12:00:00Z")

  private def counts(newest: Instant, offsets: (Int, Long)*): BatchCounts =
    new BatchCounts(
      offsets.map(_._2).sum,
      JMap.of(),
      0,
      JMap.of(),
      JMap.of(),
      JMap.of(),
      offsets.map { case (partition, until) => new OffsetRange("t", partition, 0, until) }.asJava,
      newest,
      newest
    )

  private def ends(offsets: (Int, Long)*): JMap[TopicPartition, java.lang.Long] =
    offsets.map { case (partition, end) => new TopicPartition("t", partition) -> Long.box(end) }.toMap.asJava

  private def measured(measures: Measures, counts: BatchCounts): Map[String, Double] =
    measures.begin().of(counts, now).asScala.map { case (name, value) => name -> value.doubleValue }.toMap

  test("tells how old the newest event is, and how many records wait") {
    val measures = Measures.of(() => ends(0 -> 25L, 1 -> 10L, 2 -> 7L))
    assert(
      measured(measures, counts(now.minusMillis(1500), 0 -> 20L, 1 -> 10L)) ==
        Map("Freshness" -> 1.5, "ConsumerLag" -> 5.0)
    )
    // Partition 0 has been read up to 20 by this run, though this batch has nothing of it.
    assert(
      measured(measures, counts(now.plusSeconds(2), 2 -> 5L)) == Map(
        "Freshness" -> -2.0,
        "ConsumerLag" -> 7.0
      )
    )
  }

  test("a batch of which nothing lands has no age, and an empty one nothing at all") {
    val measures = Measures.of(() => ends(0 -> 25L))
    assert(measured(measures, counts(null, 0 -> 25L)) == Map("ConsumerLag" -> 0.0))
    assert(measured(measures, counts(null)).isEmpty)
  }

  test("the brokers are asked while the batch goes on, and no batch fails for their sake") {
    val answered = new CountDownLatch(1)
    val begun = Measures
      .of { () =>
        answered.await()
        ends(0 -> 30L)
      }
      .begin()
    answered.countDown()
    assert(begun.of(counts(now, 0 -> 20L), now).get("ConsumerLag") == 10.0)
    val failing = Measures.of(() => throw new IllegalStateException("no broker"))
    assert(measured(failing, counts(now, 0 -> 20L)) == Map("Freshness" -> 0.0))
  }

  test("a range of the past has no measures") {
    assert(measured(Measures.none(), counts(now, 0 -> 20L)).isEmpty)
  }
}
