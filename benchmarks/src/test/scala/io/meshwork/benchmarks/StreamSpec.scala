package io.meshwork.benchmarks

import com.fasterxml.jackson.databind.ObjectMapper
import org.HdrHistogram.Histogram
import org.scalatest.funsuite.AnyFunSuite

import java.io.{ByteArrayOutputStream, PrintStream}
import java.nio.file.Files
import java.util.{List => JList, Map => JMap}
import scala.jdk.CollectionConverters._

/** The arithmetic of the stream's benchmark. */
class StreamSpec extends AnyFunSuite {
  private def lags(values: Long*) = values.map(Long.box).asJava

  private def latency(round: Int, side: String, rate: Int, p50: Long, p99: Long) =
    new Latency(round, side, rate, 100, p50, p50 + 1, p99, p99 + 1, 7, 3, JMap.of("addBatch", Long.box(5)))

  private def results(latencies: Latency*) =
    new StreamResults(
      StreamSizes.FULL.`with`(JList.of(Int.box(2000)), 0L),
      latencies.asJava,
      JList.of(new Endurance(1, "meshwork", 14000, 12.5))
    )

  test("a stream keeps up as long as what waits doesn't grow by more than a tenth of what comes") {
    assert(Ceiling.keepsUp(lags(0, 0, 500, 500, 500, 500), 3000))
    assert(Ceiling.keepsUp(lags(0, 0, 500, 500, 600, 600), 3000))
    assert(!Ceiling.keepsUp(lags(0, 0, 500, 500, 602, 602), 3000))
  }

  test("records that were handled are summed over the partitions, none for a topic without any") {
    assert(Progress.sum("""{"bench.events":{"0":17,"1":5}}""") == 22)
    assert(Progress.sum("""{"bench.events":{}}""") == 0)
    assertThrows[IllegalStateException](Progress.sum("{broken"))
  }

  test("percentiles come from the samples, the rest from the query's progress") {
    val histogram = new Histogram(3)
    (1 to 100).foreach(i => histogram.recordValue(i))
    val found = Latency.of(2, "raw", 5000, histogram, 9, new Progress)
    assert((found.p50, found.p95, found.p99, found.greatest) == (50, 95, 99, 100))
    assert(found.samples == 100 && found.lag == 9 && found.batches == 0)
    assertThrows[IllegalArgumentException](found.percentile(90))
  }

  test("other rates and another backlog replace the usual ones; 0 is no rate") {
    assert(StreamSizes.FULL.`with`(JList.of(), null) == StreamSizes.FULL)
    val other = StreamSizes.FULL.`with`(JList.of(Int.box(0)), 7200000L)
    assert(other.rates.isEmpty && other.backlog == 7200000L)
  }

  test("the table tells medians over the rounds, which goal was missed, and the ratio to raw") {
    val out = new ByteArrayOutputStream
    results(
      latency(1, "meshwork", 2000, 150, 500),
      latency(1, "raw", 2000, 100, 200),
      latency(2, "meshwork", 2000, 170, 300)
    ).print(new PrintStream(out))
    val text = out.toString
    assert(text.contains("meshwork p50 at 2,000/s: 160 ms, 1.60 of raw, goal under 200 ms: met"))
    assert(text.contains("meshwork p99 at 2,000/s: 400 ms, 2.00 of raw, goal under 400 ms: missed"))
    assert(!text.contains("10,000/s"))
    assert(text.contains("meshwork keeps up with 14,000 a second"))
  }

  test("the JSON has each round with the time of each stage") {
    val file = results(latency(1, "meshwork", 2000, 150, 500)).write(Files.createTempDirectory("s"))
    val json = new ObjectMapper().readTree(file.toFile)
    assert(json.at("/latencies/0/p99").asLong == 500)
    assert(json.at("/latencies/0/stages/addBatch").asLong == 5)
    assert(json.at("/endurance/0/catchUpSeconds").asDouble == 12.5)
  }
}
