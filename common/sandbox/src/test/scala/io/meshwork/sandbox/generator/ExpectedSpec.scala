package io.meshwork.sandbox.generator

import io.meshwork.sandbox.generator.Orders._
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import java.time.Duration
import scala.jdk.CollectionConverters._

class ExpectedSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  implicit override val generatorDrivenConfig: PropertyCheckConfiguration =
    PropertyCheckConfiguration(minSuccessful = 40)

  test("the numbers of a batch, by hand") {
    val expected = generator.batch().expected()

    assert(expected.produced() == 1200 + 120)
    assert(expected.landed() == 1200 + 10 + 11 + 13 + 14 + 1)
    assert(expected.superseded() == 8 + 9)
    assert(expected.filtered().asScala == Map("trial order" -> 15L))
    assert(expected.quarantined().get("decode") == 3)
    assert(expected.quarantined().get("range(amount)") == 6)
    assert(expected.quarantinedInAll() == 3 + 4 + 5 + 6 + 7 + 12 + 2)
    assert(expected.distinctKeys() == 1200 + 10 + 11 + 13 + 14)
  }

  test("a stream's duplicates are expected to land, and add no key") {
    val expected = generator.stream(Start).expected()

    assert(expected.superseded() == 0)
    assert(expected.landed() == 300 + 3 + 4 + 1 + 2 + 1 + 1)
    assert(expected.distinctKeys() == 300 + 1 + 2 + 1 + 1)
  }

  test("a specification tells what it makes, in both phases") {
    assert(spec.goodEvents() == 1200 + 300)
    assert(spec.injected("missing") == 4 + 2)
    val unknown = intercept[IllegalArgumentException](spec.injected("mising")).getMessage
    assert(unknown.startsWith("there is no defect \"mising\" in shop.orders. There are: broken, missing, "))
  }

  test("two phases add up") {
    val (batch, stream) = (generator.batch().expected(), generator.stream(Start).expected())
    val sum = batch.plus(stream)

    assert(sum.produced() == batch.produced() + stream.produced())
    assert(sum.quarantined().get("decode") == 4)
    assert(sum.filtered().get("trial order") == 16)
    assert(sum.distinctKeys() == batch.distinctKeys() + stream.distinctKeys())
  }

  private val specs = for {
    seed <- Gen.long
    entities <- Gen.choose(1, 30)
    rounds <- Gen.choose(1, 40)
    counts <- Gen.listOfN(spec.defects().size, Gen.choose(0, 40))
    streamCounts <- Gen.listOfN(spec.defects().size, Gen.choose(0, 1))
  } yield Specs.copy(
    spec,
    seed,
    entities = Some(Entities.numbered(entities, "shop-%02d")),
    batch = Some(new BatchSpec(Duration.ofMinutes(rounds), Duration.ofMinutes(1))),
    stream = Some(new StreamSpec(entities, Duration.ofSeconds(3))),
    defects = Some(
      spec
        .defects()
        .asScala
        .lazyZip(counts)
        .lazyZip(streamCounts)
        .map { (d, batch, stream) =>
          new Defect(d.name(), d.kind(), batch, stream, d.at(), d.expect())
        }
        .toSeq
        .asJava
    )
  )

  test("whatever is asked for: every record is accounted for once, and the records are what was promised") {
    forAll(specs) { any =>
      whenever(SpecLimits.problems(any).isEmpty) {
        val generator = EventGenerator.of(any, Now)
        Seq(generator.batch(), generator.stream(Start)).foreach(assertKept(any, _))
      }
    }
  }

  private def assertKept(any: EventSpec, phase: Phase): Unit = {
    val expected = phase.expected()
    val made = records(phase)

    assert(expected.produced() == made.size)
    assert(
      expected.produced() ==
        expected.landed() + expected.superseded() + expected.filteredInAll() + expected.quarantinedInAll()
    )
    any.defects().forEach { defect =>
      defect.expect() match {
        case rule: Outcome.Quarantined =>
          assert(expected.quarantined().getOrDefault(rule.rule(), 0L) == of(made, defect.name()).size)
        case _ =>
      }
    }
    val landing = Set("overtaken", "late", "new field", "unkeyed", "twice", "conflicting")
    val keys = made
      .filter(r => r.defect().isEmpty || landing(r.defect().get()))
      .map(r => (json(r).get("shop").asText, at(r)))
    val repeated = if (expected.superseded() == 0) Set("twice", "conflicting") else Set.empty[String]
    val inBatch =
      made.filter(_.defect().filter(d => repeated(d)).isPresent).map(r => (json(r).get("shop").asText, at(r)))
    assert(expected.distinctKeys() == (keys.toSet -- inBatch).size)
  }
}
