package io.meshwork.customer360.lookup

import io.meshwork.customer360.identity.{Contact, IdentityAggregation, LinkageModel}
import io.meshwork.customer360.{Mesh, SparkFixture, World}
import org.apache.spark.sql.Row

import java.security.MessageDigest

class LookupAggregationSpec extends SparkFixture {
  private def sha(value: String): String =
    MessageDigest.getInstance("SHA-256").digest(value.getBytes("UTF-8")).map(b => f"$b%02x").mkString

  private val ann =
    World.record(
      "shop-1",
      "Ann",
      "Miller",
      "1956-04-09",
      "(02) 9374 4000",
      "Ann+news@Example.com",
      created = "2025-01-01"
    )
  private val bob =
    World.record("shop-2", "Bob", "Stone", "1980-12-24", "02 9374 4000", null, created = "2025-01-02")
  private val none = World.record("shop-3", "Zoe", "Quirk", "1999-09-09", "none", "nobody")

  private def run(mesh: Mesh, records: Seq[Row], changed: String*): Unit = {
    mesh.land("customers", records)
    val changes = Map("customers" -> changed.map(Seq(_)))
    val renamed = mesh.run(IdentityAggregation.by(LinkageModel.shipped), changes)
    Contact.values.foreach(c => mesh.run(LookupAggregation.by(c, "AU"), changes ++ renamed))
  }

  private def found(mesh: Mesh, table: String): Map[String, Set[String]] =
    mesh.rows(table).groupMap(_.getString(0))(_.getString(1)).view.mapValues(_.toSet).toMap

  test("a person is found by the standard form, whoever shares it, and nothing but its hash is kept") {
    val mesh = new Mesh(spark)
    run(mesh, Seq(ann, bob, none), "shop-1", "shop-2", "shop-3")
    assert(found(mesh, "lookup_by_email") == Map(sha("ann@example.com") -> Set("shop-1")))
    assert(found(mesh, "lookup_by_phone") == Map(sha("+61293744000") -> Set("shop-1", "shop-2")))
    assert(mesh.rows("lookup_by_phone").map(_.getString(2)).toSet.size == 2)
  }

  test("a phone number is found under its record's country") {
    val mesh = new Mesh(spark)
    val eve = World.record("shop-4", "Eve", phone = "020 7946 0958", country = "GB")
    run(mesh, Seq(ann, eve), "shop-1", "shop-4")
    assert(
      found(mesh, "lookup_by_phone") ==
        Map(sha("+61293744000") -> Set("shop-1"), sha("+442079460958") -> Set("shop-4"))
    )
  }

  test("an address that was given up, and a record that is gone, lead to nobody") {
    val mesh = new Mesh(spark)
    run(mesh, Seq(ann, bob), "shop-1", "shop-2")
    val moved =
      World.record(
        "shop-1",
        "Ann",
        "Miller",
        "1956-04-09",
        "(02) 9374 4000",
        "ann@other.example",
        created = "2025-01-01"
      )
    run(mesh, Seq(moved), "shop-1", "shop-2")
    assert(found(mesh, "lookup_by_email") == Map(sha("ann@other.example") -> Set("shop-1")))
    assert(found(mesh, "lookup_by_phone") == Map(sha("+61293744000") -> Set("shop-1")))
  }
}
