package io.meshwork.iot.health

import io.meshwork.iot.health.HealthFleet.heard
import org.apache.spark.SparkConf
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import scala.util.Random

/** Whatever comes in whatever order, and whenever a run is killed: the tables are those that one run over all
  * of it makes.
  */
class DeviceHealthConvergenceSpec extends HealthSession with ScalaCheckPropertyChecks {

  /** Many small queries: compiling each costs more than it saves. */
  override def conf: SparkConf = super.conf.set("spark.sql.codegen.wholeStage", "false")

  /** Six hours of a sensor, densely or hardly heard of; days follow each other, or lie far apart. */
  private val stretch: Gen[Seq[Landed]] = for {
    device <- Gen.oneOf("dev-1", "dev-2")
    sensor <- Gen.frequency(4 -> "temperature", 1 -> "battery")
    day <- Gen.frequency(6 -> Gen.choose(0, 5), 1 -> Gen.const(8), 1 -> Gen.const(70))
    part <- Gen.choose(0, 3)
    step <- Gen.frequency(3 -> Gen.const(5), 1 -> Gen.const(180))
  } yield heard(device, sensor, day, part * 360 until (part + 1) * 360 by step)

  private val registration: Gen[Seq[Landed]] = for {
    device <- Gen.oneOf("dev-1", "dev-2", "dev-3")
    version <- Gen.choose(1, 3)
  } yield Seq(
    Registered(device, version, Seq(None, Some(300), Some(3600))((device.hashCode + version).abs % 3))
  )

  private val stretches: Gen[Seq[Seq[Landed]]] = for {
    count <- Gen.choose(4, 14)
    readings <- Gen.listOfN(count, stretch)
    registrations <- Gen.choose(0, 4).flatMap(Gen.listOfN(_, registration))
  } yield readings ++ registrations

  /** Stretches in any order, torn apart, a part of them twice, in batches. */
  private def batches(all: Seq[Seq[Landed]], random: Random): Seq[Seq[Landed]] = {
    val torn = all.flatMap { stretch =>
      val (early, late) = random.shuffle(stretch).splitAt(random.nextInt(stretch.size + 1))
      Seq(early, late) ++ Option.when(random.nextInt(4) == 0)(stretch)
    }
    val size = 1 + random.nextInt(torn.size)
    random.shuffle(torn).grouped(size).map(_.flatten).toSeq
  }

  /** Rows may land before the run that hears of them; a killed run's changes come again with the next ones.
    */
  private def replay(batches: Seq[Seq[Landed]], random: Random): HealthFleet = {
    val fleet = new HealthFleet(spark)
    val pending =
      batches.zipAll(batches.drop(1), Nil, Nil).foldLeft(Seq.empty[Landed]) { case (before, (batch, next)) =>
        fleet.land(batch)
        if (random.nextBoolean()) fleet.land(next)
        val changed = before ++ batch
        val isKilled = random.nextInt(3) == 0
        fleet.product.run(fleet.changes(changed), Option.when(isKilled)(random))
        if (isKilled) changed else Nil
      }
    if (pending.nonEmpty) fleet.run(pending)
    fleet
  }

  private def inOneGo(landed: Seq[Landed]): HealthFleet = {
    val fleet = new HealthFleet(spark)
    fleet.land(landed)
    fleet.run(landed)
    fleet
  }

  test("late, repeated and reordered readings and registrations, in any batches, through killed runs") {
    forAll(stretches, Gen.long, minSuccessful(20)) { (all, seed) =>
      val random = new Random(seed)
      val expected = inOneGo(all.flatten).product.content
      assert(expected("device_health").nonEmpty)
      assert(replay(batches(all, random), random).product.content == expected)
    }
  }
}
