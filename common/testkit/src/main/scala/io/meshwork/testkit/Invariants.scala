package io.meshwork.testkit

import io.meshwork.runtime.batch.BatchResult
import io.meshwork.runtime.run.Domain
import java.util.concurrent.atomic.AtomicInteger
import org.scalacheck.Gen
import org.scalactic.anyvals.PosInt
import org.scalatest.Assertions
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.util.Random

/**
 * The two great invariants, on real servers, for every table of every product: however one input is ordered, repeated
 * and cut into batches, whenever a product runs, it ends in the same tables; and every record is accounted for exactly
 * once.
 */
trait Invariants extends Assertions with ScalaCheckPropertyChecks {

  /**
   * @param first by product, what is sent and handled before, in its order: what the records of others refer to
   * @param sources by product, what is sent to it, and disturbed
   * @param computed the products that are made from their tables, each behind those that it reads
   * @param domains that have the code of all of them
   * @param trials how many other orders are tried
   * @return the tables, by product and table
   */
  def requireInvariants(
      first: Map[String, Seq[Message]],
      sources: Map[String, Seq[Message]],
      computed: Seq[String],
      domains: Seq[Domain],
      trials: Int
  ): Map[(String, String), Seq[String]] = {
    val names = (first.keys ++ sources.keys).toSeq.distinct
    val straight = begun(first, names, computed, domains)
    sources.foreach { case (product, messages) => straight.publish(product, messages) }
    sources.keys.foreach(product => conserved(straight.run(product), sources(product).size))
    computed.foreach(product => conserved(straight.run(product)))
    val expected = dump(straight, names ++ computed)
    expected.foreach { case (table, rows) => assert(rows.nonEmpty, s"$table holds nothing to compare") }
    forAll(Gen.choose(0L, Long.MaxValue), minSuccessful(PosInt.from(trials).get)) { seed =>
      val mesh = begun(first, names, computed, domains)
      disturb(mesh, sources, computed, new Random(seed))
      val found = dump(mesh, names ++ computed)
      expected.foreach { case (table, rows) => assert(found(table) == rows, s"$table, seed $seed") }
    }
    requireStreams(expected, begun(first, names, computed, domains), first, sources, computed)
    expected
  }

  private def begun(
      first: Map[String, Seq[Message]],
      names: Seq[String],
      computed: Seq[String],
      domains: Seq[Domain]
  ): TestMesh = {
    val mesh = new TestMesh(s"_t${Invariants.meshes.incrementAndGet()}", domains: _*)
    mesh.begin(names ++ computed)
    first.foreach { case (product, messages) =>
      mesh.publish(product, messages)
      conserved(mesh.run(product), messages.size)
    }
    mesh
  }

  /** The messages in another order, some of them twice or three times, and runs whenever it falls so. */
  private def disturb(
      mesh: TestMesh,
      sources: Map[String, Seq[Message]],
      computed: Seq[String],
      random: Random
  ): Unit = {
    val all = sources.toSeq.flatMap { case (product, messages) => messages.map(product -> _) }
    val events = random.shuffle(all ++ all.filter(_ => random.nextInt(3) == 0) ++ all.filter(_ => random.nextInt(9) == 0))
    val chunks = events.grouped(events.size / 3 + 1).toSeq
    chunks.foreach { chunk =>
      chunk.groupMap(_._1)(_._2).foreach { case (product, messages) =>
        mesh.publish(product, messages)
        conserved(mesh.run(product, 1 + messages.size / (1 + random.nextInt(3))), messages.size)
      }
      computed.filter(_ => random.nextBoolean()).foreach(product => conserved(mesh.run(product)))
    }
    computed.foreach(product => conserved(mesh.run(product)))
  }

  /**
   * All products as streams beside one another, which read the messages of the beginning again and those of the
   * sources, in another order, as they come.
   */
  private def requireStreams(
      expected: Map[(String, String), Seq[String]],
      mesh: TestMesh,
      first: Map[String, Seq[Message]],
      sources: Map[String, Seq[Message]],
      computed: Seq[String]
  ): Unit = {
    val names = (first.keys ++ sources.keys ++ computed).toSeq.distinct
    val events = new Random(11).shuffle(sources.toSeq.flatMap { case (p, messages) => messages.map(p -> _) })
    val parts = events.grouped(events.size / 4 + 1).map(_.groupMap(_._1)(_._2)).toSeq
    def difference(): Option[String] = {
      val found = dump(mesh, names)
      expected.collectFirst {
        case (table, rows) if found(table) != rows =>
          s"$table: too many ${found(table).diff(rows)}, missing ${rows.diff(found(table))}"
      }
    }
    val runs = mesh.streaming(names, parts, () => difference())
    runs.foreach(run => assert(run.path("conserved").asBoolean, run.toPrettyString))
    sources.keys.foreach(product => assert(mesh.consumed(product) == mesh.published(product), product))
  }

  private def conserved(results: Seq[BatchResult], messages: Int): Unit = {
    assert(results.map(_.counts.consumed).sum == messages)
    conserved(results)
  }

  private def conserved(results: Seq[BatchResult]): Unit = results.foreach { r =>
    assert(r.counts.consumed == r.landed.landed + r.superseded + r.counts.filtered + r.quarantined)
  }

  private def dump(mesh: TestMesh, products: Seq[String]): Map[(String, String), Seq[String]] =
    products.flatMap(p => mesh.dump(p).map { case (table, rows) => (p, table) -> rows }).toMap
}

private object Invariants {
  val meshes = new AtomicInteger
}
