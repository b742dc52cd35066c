package io.meshwork.benchmarks

import org.scalatest.funsuite.AnyFunSuite

import java.io.{ByteArrayOutputStream, PrintStream}
import java.nio.file.Files
import java.util.{List => JList, Map => JMap}
import scala.collection.mutable.ArrayBuffer
import scala.jdk.CollectionConverters._

class RoundsSpec extends AnyFunSuite {
  private val calls = ArrayBuffer.empty[String]

  private class Noted(val name: String) extends Side {
    override def prepare(): Unit = calls += s"prepare $name"
    override def run(): Unit = calls += name
    override def verify(): Unit = calls += s"verify $name"
  }

  private def benchmark(goals: Goal*): Benchmark =
    new Benchmark("b", "two sides", 100, JList.of(new Noted("a"), new Noted("b")), goals.asJava)

  private def rounds(pairs: Int) = new Rounds(pairs, new PrintStream(new ByteArrayOutputStream))

  private def measured(a: Seq[Double], b: Seq[Double], goals: Goal*): Measured =
    new Measured(
      benchmark(goals: _*),
      JMap.of("a", a.map(Double.box).asJava, "b", b.map(Double.box).asJava),
      JMap.of("a", JMap.of(), "b", JMap.of())
    )

  test("the sides take turns, each prepared before and verified after; the first round isn't counted") {
    calls.clear()
    val result = rounds(2).run(benchmark())
    assert(calls.filterNot(_.contains(" ")) == Seq("b", "a", "a", "b", "b", "a"))
    assert(calls.take(3) == Seq("prepare b", "b", "verify b"))
    assert(result.seconds.get("a").size == 2 && result.seconds.get("b").size == 2)
  }

  test("a side that didn't do its work ends the benchmark") {
    val idle = new Noted("idle") {
      override def verify(): Unit = Peers.require(name, "rows in its table", 3, 2)
    }
    val failed = intercept[IllegalStateException] {
      rounds(1).run(new Benchmark("b", "w", 1, JList.of(idle), JList.of()))
    }
    assert(failed.getMessage == "idle has 2 rows in its table, not 3: its times would mean nothing")
  }

  test("a start is taken off the time that it was measured for, and told") {
    class Late(part: Double) extends Noted("late") {
      var taken = 0.0
      override def run(): Unit = {
        val begun = System.nanoTime()
        while (System.nanoTime() < begun + 200000000L) Thread.onSpinWait()
        taken = (System.nanoTime() - begun) / 1e9
      }
      override def start(): Double = taken * part
    }
    val out = new ByteArrayOutputStream
    def seconds(side: Late): Double =
      new Rounds(1, new PrintStream(out))
        .run(new Benchmark("b", "w", 1, JList.of(side), JList.of()))
        .seconds
        .get("late")
        .get(0)
    val whole = new Late(0)
    assert(seconds(whole) >= whole.taken && out.size > 0 && !out.toString.contains("of which"))
    val half = new Late(0.5)
    val rest = seconds(half)
    assert(rest >= half.taken / 2 && rest < half.taken)
    assert(out.toString.contains("late: ") && out.toString.contains(" s, of which its start "))
    // A start longer than the run leaves little, never less than nothing: that would meet any goal against it.
    assert(seconds(new Late(2)) == 0.001)
  }

  test("a ratio is taken within each round, so drift of the machine falls out") {
    val goal = new Goal("a", "b", 0.5)
    val drifting = measured(Seq(1, 10, 100), Seq(2, 20, 200), goal)
    assert(drifting.ratio(goal) == new Spread(0.5, 0.5, 0.5))
    assert(drifting.meets(goal))
    assert(!measured(Seq(1.1, 1.1, 1.0), Seq(2, 2, 2), goal).meets(goal))
  }

  test("the median of an even number of figures is the middle of the two in the middle") {
    assert(Spread.of(Seq(4.0, 1.0, 2.0, 3.0).map(Double.box).asJava) == new Spread(2.5, 1, 4))
  }

  test("the table and the JSON say what was measured, and which goal was missed") {
    val goal = new Goal("a", "b", 0.4)
    val results = new Results(measured(Seq(1, 1, 1), Seq(2, 2, 2), goal))
    val out = new ByteArrayOutputStream
    results.print(new PrintStream(out))
    assert(out.toString.contains("a / b: 0.50 (0.50 to 0.50), goal at most 0.40: missed"))
    val folder = Files.createTempDirectory("results")
    val json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(results.write(folder).toFile)
    assert(json.at("/seconds/a").size == 3)
    assert(json.at("/ratios/0/median").asDouble == 0.5 && !json.at("/ratios/0/met").asBoolean)
    assert(json.at("/machine/processors").asInt > 0)
  }

  test("times of sides that work on other amounts count per item") {
    val small = new Noted("small") { override def items(usual: Long): Long = 10 }
    val large = new Noted("large") { override def items(usual: Long): Long = 1000 }
    val goal = new Goal("large", "small", 1.1)
    val benchmark = new Benchmark("b", "w", 1, JList.of(small, large), JList.of(goal))
    val flat = new Measured(
      benchmark,
      JMap.of("small", JList.of(1.0), "large", JList.of(105.0)),
      JMap.of("small", JMap.of(), "large", JMap.of())
    )
    assert(math.abs(flat.ratio(goal).median - 1.05) < 1e-9 && flat.meets(goal))
    val out = new ByteArrayOutputStream
    new Results(flat).print(new PrintStream(out))
    assert(out.toString.linesIterator.exists(l => l.startsWith("small") && l.endsWith(" 10")))
  }

  test("further figures are kept by round, compared, printed and written; those of the warm-up aren't") {
    class Counting(name: String, step: Double) extends Noted(name) {
      private var heap = 0.0
      override def run(): Unit = heap += step
      override def figures(): JMap[String, java.lang.Double] = JMap.of("heap MiB", heap)
    }
    val goal = new Goal("a", "b", "heap MiB", 0.5)
    val sides = JList.of[Side](new Counting("a", 1), new Counting("b", 2))
    val measured = rounds(2).run(new Benchmark("b", "w", 1, sides, JList.of(goal)))
    assert(measured.figures.get("b").get("heap MiB") == JList.of(4.0, 6.0))
    assert(measured.ratio(goal).median == 0.5)
    val results = new Results(measured)
    val out = new ByteArrayOutputStream
    results.print(new PrintStream(out))
    assert(out.toString.contains("a / b, heap MiB: 0.50 (0.50 to 0.50), goal at most 0.50: met"))
    assert(out.toString.linesIterator.exists(l => l.startsWith("b") && l.endsWith("4.00 to 6.00 heap MiB")))
    val json = new com.fasterxml.jackson.databind.ObjectMapper()
      .readTree(results.write(Files.createTempDirectory("results")).toFile)
    assert(json.at("/figures/a/heap MiB/1").asDouble == 3)
  }

  test("the heap's watch sees what collections leave") {
    val kept = new Array[Byte](64 << 20)
    val watch = HeapWatch.begin()
    try {
      System.gc()
      val deadline = System.nanoTime() + 10000000000L
      while (watch.mostMib < 64 && System.nanoTime() < deadline) Thread.onSpinWait()
      assert(watch.mostMib >= 64 && kept.length > 0)
    } finally watch.close()
  }

  test("marks of a start are read as they were noted") {
    val file = Files.createTempDirectory("marks").resolve("marks")
    StartMarks.add(file, StartMarks.JVM, 5)
    StartMarks.add(file, StartMarks.MAIN, 7)
    assert(StartMarks.read(file) == JMap.of("jvm", 5L, "main", 7L))
  }
}
