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

  test("a day is that of the event time, in UTC") {
    val past =
      Specs.copy(spec, seed = 7, batch = Some(new BatchSpec(Duration.ofDays(3), Duration.ofHours(5))))
    val orders = good(records(EventGenerator.of(past, Now).batch())).map(json)

    assert(orders.forall(order => order.get("at").asText.startsWith(order.get("bought_on").asText + "T")))
    assert(
      orders.map(_.get("bought_on").asText).toSet == Set(
        "2024-04-28",
        "2024-04-29",
        "2024-04-30",
        "2024-05-01"
      )
    )
  }

  test("chance digits stand where the pattern has a place for them, each of them any digit") {
    val references = good(batch).map(json(_).get("reference").asText)

    assert(references.forall(_.matches("NL-\\d{2}/\\d{4}")))
    Seq(3, 4, 6, 7, 8, 9).foreach(place => assert(references.map(_(place)).toSet == ('0' to '9').toSet))
  }

  test("a text is made of the fields before it, and of the number of the entity's event") {
    val sound = (batch ++ stream).filter(_.defect().isEmpty).map(json)
    val label = "(shop-\\d\\d)-(\\d+) for (\\w\\w)".r
    sound.groupBy(_.get("shop").asText).values.foreach { orders =>
      val numbers = orders.map { order =>
        val label(shop, number, country) = order.get("label").asText: @unchecked
        assert(shop == order.get("shop").asText && country == order.get("country").asText)
        // Both count the entity's events, defects too, from 1.
        assert(number.toLong == order.get("number").asLong)
        number.toLong
      }
      assert(numbers == numbers.sorted && numbers.distinct == numbers)
    }
    assert(sound.exists(_.get("label").asText.contains("-1 for ")))
  }

  test("a walk moves by at most its step") {
    good(batch).groupBy(json(_).get("shop").asText).values.foreach { orders =>
      // Defects take steps too: between two good orders there may be several.
      val amounts = orders.map(json(_).get("amount").asDouble)
      assert(amounts.sliding(2).count { case Seq(a, b) => math.abs(a - b) > 5.01 } < 20)
    }
  }
}
