package io.meshwork.sandbox.generator

import com.fasterxml.jackson.core.JsonProcessingException
import io.meshwork.sandbox.generator.Orders._
import org.scalatest.funsuite.AnyFunSuite

import java.time.Duration
import scala.jdk.CollectionConverters._

/** Each kind of defect, by the records it leaves. */
class DefectSpec extends AnyFunSuite {
  private val batch = records(generator.batch())
  private val stream = records(generator.stream(Start))

  test("each defect occurs exactly as often as it says, in both phases") {
    spec.defects().forEach { defect =>
      assert(of(batch, defect.name()).size == defect.batchCount(), defect.name())
      assert(of(stream, defect.name()).size == defect.streamCount(), defect.name())
    }
  }

  test("defects are spread over the whole batch") {
    val places = batch.zipWithIndex.collect { case (r, i) if r.defect().isPresent => i }
    assert(places.head < batch.size / 10 && places.last > batch.size * 9 / 10)
  }

  test("broken JSON can't be parsed, and has its key") {
    of(batch, "broken").foreach { record =>
      assertThrows[JsonProcessingException](json(record))
      assert(key(record).startsWith("shop-"))
    }
  }

  test("a missing field is missing, and only it") {
    of(batch, "missing").map(json).foreach { order =>
      assert(!order.has("amount") && order.has("shop") && order.has("at"))
    }
  }

  test("set fields have the values that were set, whatever their type, and the key follows") {
    assert(of(batch, "wrong type").forall(json(_).get("amount").asText == "much"))
    assert(of(batch, "out of range").forall(json(_).get("amount").asInt == -1))
    assert(of(batch, "new field").forall(json(_).get("colour").asText == "blue"))
    assert(of(batch, "trial").forall(json(_).get("trial").isBoolean))
    val unknown = of(batch, "unknown shop")
    assert(unknown.map(json(_).get("shop").asText).toSet == (0 until 7).map("nowhere-" + _).toSet)
    assert(unknown.forall(r => key(r).startsWith(json(r).get("shop").asText + "/")))
  }

  test("an exact duplicate repeats an earlier good event, byte for byte") {
    assertRepeats("twice") { (copy, original) => assert(text(copy) == text(original)) }
  }

  test("a conflicting duplicate differs from an earlier good event in its one field") {
    assertRepeats("conflicting") { (copy, original) =>
      val difference =
        json(copy).get("amount").decimalValue().subtract(json(original).get("amount").decimalValue())
      assert(difference.compareTo(new java.math.BigDecimal("1.5")) == 0)
      val Seq(one, other) =
        Seq(copy, original).map(json(_).fields().asScala.filterNot(_.getKey == "amount").toSeq)
      assert(one == other)
    }
  }

  test("a stream's duplicates repeat events of the batch, each a different one") {
    val landed = good(batch).map(r => (key(r), at(r))).toSet
    val repeated = (of(stream, "twice") ++ of(stream, "conflicting")).map(r => (key(r), at(r)))

    assert(repeated.size == 7)
    assert(repeated.forall(landed))
    assert(repeated.distinct.size == repeated.size)
  }

  test("an overtaken event comes after later ones") {
    of(batch, "overtaken").foreach { record =>
      val before = batch.takeWhile(_ ne record)
      val overtaking = good(before).count(at(_).isAfter(at(record)))
      assert(overtaking >= 50 || overtaking == good(batch).count(at(_).isAfter(at(record))))
    }
  }

  test("a late event is as late as it says, in both phases") {
    (of(batch, "late").map(batch -> _) ++ of(stream, "late").map(stream -> _)).foreach { case (all, record) =>
      val present = at(good(all.takeWhile(_ ne record)).last)
      assert(Duration.between(at(record), present).minusHours(2).abs().toMillis < 100)
    }
  }

  test("an event from the future is beyond the end of the batch by what it says") {
    of(batch, "future").foreach(r =>
      assert(Duration.between(Now.plus(Duration.ofDays(1)), at(r)).abs.toMillis < 100)
    )
  }

  test("a message without key has the value of a good event") {
    of(batch, "unkeyed").foreach { record =>
      assert(record.key() == null)
      assert(json(record).get("shop").asText.startsWith("shop-"))
    }
  }

  test("an oversize payload is as large as it says") {
    of(batch, "huge").foreach(r => assert(r.value().length > 64 * 1024 && r.value().length < 65 * 1024))
  }

  test("a tombstone has a key and no value") {
    val Seq(erased) = of(batch, "erased")
    assert(erased.value() == null)
    assert(key(erased).startsWith("gone-0/"))
  }

  private def assertRepeats(defect: String)(compare: (GeneratedRecord, GeneratedRecord) => Unit): Unit = {
    val copies = of(batch, defect)
    assert(copies.nonEmpty)
    copies.foreach { copy =>
      val before = good(batch.takeWhile(_ ne copy))
      val original = before.find(r => key(r) == key(copy) && at(r) == at(copy))
      assert(original.isDefined)
      compare(copy, original.get)
    }
  }
}
