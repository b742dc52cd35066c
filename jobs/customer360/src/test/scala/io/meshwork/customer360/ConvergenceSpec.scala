package io.meshwork.customer360

import io.meshwork.customer360.identity.{Contact, IdentityAggregation, LinkageModel}
import io.meshwork.customer360.lookup.LookupAggregation
import io.meshwork.customer360.profile.ProfileAggregation
import io.meshwork.customer360.timeline.TimelineAggregation
import io.meshwork.runtime.aggregate.Aggregation
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import scala.util.Random

/** Whatever order and batches changes come in, the tables of all products end the same: as computed of all at
  * once.
  */
class ConvergenceSpec extends SparkFixture with ScalaCheckPropertyChecks {
  import World.Event

  private implicit val few: PropertyCheckConfiguration = PropertyCheckConfiguration(minSuccessful = 3)

  private val sources =
    Seq("customers", "order_lines_by_customer", "interactions_by_customer", "payments_by_account")

  private def readers: Seq[Aggregation] = Seq(
    ProfileAggregation.usual,
    new TimelineAggregation,
    LookupAggregation.by(Contact.EMAIL, "AU"),
    LookupAggregation.by(Contact.PHONE, "AU")
  )

  private val computed = Seq(
    "identities",
    "profiles",
    "attributes",
    "standings",
    "payment_behaviour",
    "timeline",
    "lookup_by_email",
    "lookup_by_phone"
  )

  /** One batch: what has come so far has landed, and the products run over what is new, identity before or
    * after the others.
    */
  private def run(mesh: Mesh, all: Seq[Event], fresh: Seq[Event], identityFirst: Boolean): Unit = {
    sources.foreach(s => mesh.land(s, World.landed(all, s)))
    val changed = fresh.groupMap(_.table)(World.partition)
    def identity(): Map[String, Seq[Seq[Any]]] =
      mesh.run(IdentityAggregation.by(LinkageModel.shipped), changed)
    if (identityFirst) {
      val renamed = identity()
      readers.foreach(mesh.run(_, changed ++ renamed))
    } else {
      readers.foreach(mesh.run(_, changed))
      val renamed = identity()
      readers.foreach(mesh.run(_, renamed))
    }
  }

  private val events = World.events(5)

  private lazy val whole: Mesh = {
    val mesh = new Mesh(spark)
    run(mesh, events, events, identityFirst = true)
    mesh
  }

  test("the world has persons of several records, of one, and tables with rows") {
    computed.foreach(t => assert(whole.rows(t).nonEmpty, t))
    val sizes =
      whole.rows("identities").filter(r => r.get(0) == r.get(2)).groupBy(_.get(0)).values.map(_.size).toSet
    assert(sizes.contains(1) && sizes.max >= 3, sizes)
    assert(sizes.max <= 3, "strangers are together")
  }

  test("in whatever order and batches changes come, the tables end the same") {
    forAll(Gen.choose(2, 3), Gen.choose(0L, 1000000L), Gen.oneOf(true, false)) { (batches, seed, first) =>
      val random = new Random(seed)
      val shuffled = random.shuffle(events ++ events.take(3)) // Some come twice.
      val cuts = (0 +: Seq.fill(batches - 1)(random.nextInt(shuffled.size)).sorted :+ shuffled.size)
      val mesh = new Mesh(spark)
      cuts.zip(cuts.tail).foreach { case (from, until) =>
        run(mesh, shuffled.take(until), shuffled.slice(from, until), first)
      }
      computed.foreach(t => assert(mesh.texts(t) == whole.texts(t), t))
    }
  }

  test("of those who are erased nothing is left in any table") {
    val mesh = new Mesh(spark)
    run(mesh, events, events, identityFirst = true)
    val erased = events.filter(_.table == "customers").map(e => e.copy(version = 9, row = None)).distinct
    val all = events ++ erased
    run(mesh, all, erased, identityFirst = false)
    computed.foreach(t => assert(mesh.rows(t).isEmpty, t))
  }
}
