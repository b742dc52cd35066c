package io.meshwork.customer360.identity

import io.meshwork.customer360.{Mesh, SparkFixture, World}
import org.apache.spark.sql.Row
import org.scalacheck.Gen
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import scala.util.Random

class IdentityAggregationSpec extends SparkFixture with ScalaCheckPropertyChecks {
  private implicit val few: PropertyCheckConfiguration = PropertyCheckConfiguration(minSuccessful = 3)

  private def run(mesh: Mesh, changed: String*): Seq[Seq[Any]] =
    mesh.run(IdentityAggregation.by(LinkageModel.shipped), Map("customers" -> changed.map(Seq(_))))(
      "identities"
    )

  private def meshOf(records: Row*): Mesh = {
    val mesh = new Mesh(spark)
    mesh.land("customers", records)
    run(mesh, records.map(_.getString(0)): _*)
    mesh
  }

  private def persons(mesh: Mesh): Map[String, String] =
    mesh.rows("identities").map(r => r.getString(1) -> r.getString(2)).toMap

  private def own(id: String): String =
    spark.range(1).select(StableIds.own(org.apache.spark.sql.functions.lit(id))).head().getString(0)

  private val ann = World.record(
    "shop-1",
    "Ann",
    "Miller",
    "1956-04-09",
    "(02) 9374 4000",
    "ann@example.com",
    created = "2025-01-01"
  )
  private val annToo =
    World.record("bank-A1", "ann", "MILLER", "19560409", "+61 2 9374 4000", null, created = "2025-02-01")
  private val bob = World.record(
    "shop-2",
    "Bob",
    "Stone",
    "1980-12-24",
    "(02) 8123 1234",
    "bob@example.com",
    created = "2025-01-02"
  )

  test("a person's id leads to its records, and a record's own id to its person") {
    val mesh = meshOf(ann, annToo, bob)
    val rows = mesh.rows("identities").map(r => (r.getString(0), r.getString(1), r.getString(2))).toSet
    assert(
      rows == Set(
        (own("shop-1"), "shop-1", own("shop-1")),
        (own("shop-1"), "bank-A1", own("shop-1")),
        (own("bank-A1"), "bank-A1", own("shop-1")),
        (own("shop-2"), "shop-2", own("shop-2"))
      )
    )
    val linked = mesh.rows("identities").filter(_.getString(1) == "bank-A1").head
    assert(linked.getString(3) == "shop-1" && linked.getDouble(4) >= 0.9)
    assert(linked.getSeq[String](6).exists(_.startsWith("DATE_OF_BIRTH exact ")))
  }

  test("a record with nothing to link on is a person of its own, and stays one") {
    val mesh = meshOf(ann, World.record("support-1"), World.record("support-2"))
    assert(persons(mesh).values.toSet.size == 3)
    mesh.land("customers", Seq(ann, annToo, World.record("support-1"), World.record("support-2")))
    run(mesh, "bank-A1")
    assert(persons(mesh)("support-1") == own("support-1") && persons(mesh)("support-2") == own("support-2"))
  }

  test("a change touches the records that look alike, and no others") {
    val mesh = meshOf(ann, bob)
    mesh.land("customers", Seq(ann, annToo, bob))
    assert(run(mesh, "bank-A1").toSet == Set(Seq(own("bank-A1")), Seq(own("shop-1"))))
  }

  test("a record that no longer looks alike leaves its person, whose id stays with the founder") {
    val mesh = meshOf(ann, annToo, bob)
    val zoe =
      World.record("bank-A1", "Zoe", "Quirk", "1999-09-09", "(02) 7777 1234", null, created = "2025-02-01")
    mesh.land("customers", Seq(ann, zoe, bob))
    run(mesh, "bank-A1")
    assert(
      persons(mesh) == Map("shop-1" -> own("shop-1"), "bank-A1" -> own("bank-A1"), "shop-2" -> own("shop-2"))
    )
  }

  test("an erased record is gone, and the rest of its person is called as the next founder") {
    val mesh = meshOf(ann, annToo, bob)
    mesh.land("customers", Seq(annToo, bob))
    run(mesh, "shop-1")
    assert(persons(mesh) == Map("bank-A1" -> own("bank-A1"), "shop-2" -> own("shop-2")))
    assert(
      run(mesh, "nobody-1").flatten == Seq(own("nobody-1")),
      "an erasure of someone unknown changes nothing"
    )
    assert(persons(mesh).size == 2)
  }

  test("a town in whatever batches is linked as at once, by an older record and a younger one alike") {
    val columns = Seq("record_id", "given_name", "surname", "date_of_birth", "phone", "email", "suburb")
    val town =
      Town.records(spark).where("record_id < 'r030'").select(columns.head, columns.tail: _*).collect().toSeq
    val records = town.zipWithIndex.map { case (r, i) =>
      val email = r.getString(5)
      World.record(
        r.getString(0),
        r.getString(1),
        r.getString(2),
        r.getString(3),
        r.getString(4),
        email,
        null,
        r.getString(6),
        created = f"2025-01-${1 + 7 * i % 28}%02d"
      )
    }
    val atOnce = meshOf(records: _*).texts("identities")
    forAll(Gen.choose(1, records.size - 1), Gen.choose(0L, 1000L)) { (first, seed) =>
      val shuffled = new Random(seed).shuffle(records)
      val mesh = meshOf(shuffled.take(first): _*)
      mesh.land("customers", shuffled)
      run(mesh, shuffled.drop(first).map(_.getString(0)): _*)
      assert(mesh.texts("identities") == atOnce)
    }
  }
}
