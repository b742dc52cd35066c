package io.meshwork.sandbox.generator

import io.meshwork.sandbox.generator.Orders._
import org.scalatest.funsuite.AnyFunSuite

import java.time.Duration
import scala.jdk.CollectionConverters._

class EventGeneratorSpec extends AnyFunSuite {
  private val batch = records(generator.batch())
  private val stream = records(generator.stream(Start))

  test("the same specification, seed and moment give the same records, byte for byte") {
    def content(phase: Phase) =
      records(phase).map(r => (key(r), text(r), r.timestamp(), r.defect()))
    val again = EventGenerator.of(EventSpec.read(file), Now)

    assert(content(again.batch()) == content(generator.batch()))
    assert(content(again.stream(Start)) == content(generator.stream(Start)))
  }

  test("another seed gives other records, at the same counts") {
    val other = EventGenerator.of(Specs.withSeed(spec, 8), Now).batch()

    assert(records(other).map(text) != batch.map(text))
    assert(other.expected() == generator.batch().expected())
  }

  test("a good event has every field in its order, and the key that its fields make") {
    val order = good(batch).find(json(_).has("note")).get

    assert(json(order).fieldNames().asScala.toSeq == spec.fields().keySet().asScala.toSeq)
    assert(key(order) == json(order).get("shop").asText + "/" + json(order).get("country").asText)
    assert(json(order).get("shop").asText.matches("shop-\\d\\d"))
    assert(json(order).get("at").asText.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
  }

  test("a batch covers its span of event time up to now, in order, each entity once an interval") {
    val times = good(batch).map(at)

    assert(times.size == 1200)
    assert(times == times.sorted)
    assert(!times.head.isBefore(Now.minus(Duration.ofHours(1))) && times.last.isBefore(Now))
    assert(good(batch).groupBy(json(_).get("shop").asText).values.map(_.size).toSet == Set(60))
    assert(batch.forall(_.timestamp() == Now))
  }

  test("a stream's events happen when they are sent, at the rate that was asked for") {
    assert(good(stream).size == 300)
    assert(good(stream).forall(r => Duration.between(at(r), r.timestamp()).toMillis.abs <= 1))
    assert(stream.map(_.timestamp()) == stream.map(_.timestamp()).sorted)
    assert(stream.head.timestamp() == Start)
    assert(stream.last.timestamp() == Start.plusMillis(2990))
  }

  test("an entity keeps its attributes and goes on counting from the batch into the stream") {
    val sound = (batch ++ stream).filter(_.defect().isEmpty)
    sound.groupBy(json(_).get("shop").asText).values.foreach { orders =>
      assert(orders.map(json(_).get("country").asText).distinct.size == 1)
      val numbers = orders.map(json(_).get("number").asLong)
      assert(numbers == numbers.sorted && numbers.distinct == numbers)
    }
  }

  test("an entity's events all have different times, defects included") {
    val own = batch.filter(r => r.defect().isEmpty || Set("overtaken", "late", "unkeyed")(r.defect().get()))
    val identities = own.map(r => (json(r).get("shop").asText, at(r)))
    assert(identities.distinct.size == identities.size)
  }

  test("the sources keep to what they were given") {
    good(batch).map(json).foreach { order =>
      assert(order.get("amount").decimalValue().doubleValue() >= 10 && order.get("amount").asDouble <= 90)
      assert(order.get("amount").decimalValue().scale() <= 2)
      assert(order.get("rate").asDouble >= 1 && order.get("rate").asDouble <= 2)
      assert(Set(1, 2, 3)(order.get("pieces").asInt))
      assert(Set("2020-02-28", "2020-02-29", "2020-03-01")(order.get("opened").asText))
      assert(order.get("currency").asText == (if (order.get("country").asText == "NO") "NOK" else "EUR"))
    }
    val phone = good(batch).count(json(_).get("channel").asText == "phone")
    assert(phone > 60 && phone < 200)
    val notes = good(batch).count(json(_).has("note"))
    assert(notes > 450 && notes < 750)
  }

  test("a walk moves by at most its step") {
    good(batch).groupBy(json(_).get("shop").asText).values.foreach { orders =>
      // Defects take steps too: between two good orders there may be several.
      val amounts = orders.map(json(_).get("amount").asDouble)
      assert(amounts.sliding(2).count { case Seq(a, b) => math.abs(a - b) > 5.01 } < 20)
    }
  }
}
