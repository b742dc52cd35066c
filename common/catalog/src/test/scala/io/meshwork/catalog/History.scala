package io.meshwork.catalog

import java.nio.file.{Files, Path}
import java.time.Instant
import java.time.temporal.ChronoUnit

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.node.ObjectNode

/** A product's run of each day, with values that move, a threshold that breaks now and then, and a band. */
object History {
  private val mapper = new ObjectMapper
  private val newest = Instant.parse("2026-11-22T17:45:00Z")

  /** Writes the runs' files and returns the newest run. */
  def write(folder: Path, product: String, days: Int): RunRecord = {
    (1 to days).foreach { day =>
      Files.writeString(folder.resolve(s"${name(product, day)}.json"), run(product, day, days).toPrettyString)
    }
    RunRecord.read(folder.resolve(s"${name(product, days)}.json"))
  }

  private def name(product: String, day: Int) = f"$product-day-$day%03d"

  private def run(product: String, day: Int, days: Int): ObjectNode = {
    val node = mapper.readTree(Runs.file("warned").toFile).asInstanceOf[ObjectNode]
    val started = newest.minus((days - day).toLong, ChronoUnit.DAYS)
    node
      .put("run", name(product, day))
      .put("product", product)
      .put("domain", product.takeWhile(_ != '.'))
      .put("startedAt", started.toString)
      .put("finishedAt", started.plusSeconds(21).toString)
    node.get("rules").elements.asScala.foreach(rule => judged(rule.asInstanceOf[ObjectNode], day))
    val scores = node.putArray("scores")
    Seq("accuracy" -> 1.0, "completeness" -> (0.6 + 0.01 * (day % 7)), "conformity" -> 0.9991).foreach {
      case (dimension, score) =>
        scores.addObject.put("dimension", dimension).put("score", score).put("rules", 3)
    }
    node.putArray("metrics").addObject.put("name", "Entropy(flag)").put("value", 1.4 + day % 5 * 0.02)
    val lineage = node.putObject("lineage")
    lineage.putArray("inputs").add(s"kafka:$product")
    lineage.putArray("outputs").add(s"$product.by_day")
    lineage.putArray("references").add("harbour.tides")
    node
  }

  private def judged(rule: ObjectNode, day: Int): Unit = {
    val wave = math.sin(day.toDouble) * 0.05
    rule.get("kind").asText match {
      case "Mean" =>
        rule
          .put("value", 7.8 + wave)
          .put("description", "Draughts are in metres.")
          .put("dimension", "accuracy")
        rule
          .putObject("band")
          .put("low", 7.6)
          .put("high", 8.1)
          .put("method", "median and 3 deviations")
          .put("points", day - 1)
      case "Completeness" =>
        val value = 0.78 + wave
        rule
          .put("value", value)
          .put("outcome", if (value > 0.8) "PASSED" else "FAILED")
          .put("dimension", "completeness")
          .put("owner", "pilots@harbour.example")
      case "IsComplete" =>
        rule.put("description", "Every call names its ship.").put("dimension", "completeness")
        rule
          .putArray("examples")
          .addObject
          .put("topic", "harbour.arrivals")
          .put("partition", 1)
          .put("offset", 2077)
          .put("column", "call_sign")
          .put("value", "•••")
          .put("reason", "ship must not be null")
      case _ => ()
    }
  }
}
