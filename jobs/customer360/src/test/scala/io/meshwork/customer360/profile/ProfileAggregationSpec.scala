package io.meshwork.customer360.profile

import io.meshwork.customer360.identity.{IdentityAggregation, LinkageModel}
import io.meshwork.customer360.timeline.TimelineAggregation
import io.meshwork.customer360.{Mesh, SparkFixture, World}
import org.apache.spark.sql.Row

/** A person whose records are in three systems: what is told of her, and when. */
class ProfileAggregationSpec extends SparkFixture {
  private val shop =
    World.record(
      "shop-17",
      "Ann",
      "Miller",
      "1956-04-09",
      "(02) 9374 4000",
      "ann@example.com",
      created = "2025-01-01"
    )
  private val bank =
    World.record(
      "bank-A1",
      "Ann",
      "Miller",
      "1956-04-09",
      "(02) 9374 4000",
      consent = Some((true, "2025-02-03")),
      created = "2025-02-01"
    )

  private val sources = Map(
    "customers" -> Seq(shop, bank),
    "order_lines_by_customer" -> Seq(
      World.line(17, "536001", 1, 4, "2.500", "2025-03-01"),
      World.line(17, "536001", 2, 1, "1.000", "2025-03-01"),
      World.line(17, "C36001", 3, -2, "2.500", "2025-03-09"),
      World.line(17, "A36001", 4, 1, "99.000", "2025-03-09"),
      World.line(99, "536009", 5, 1, "7.000", "2025-03-02")
    ),
    "interactions_by_customer" -> Seq(
      World.interaction("shop-17", "i1", "COMPLAINT", "2025-03-08", "OPEN"),
      World.interaction("support-9", "i2", "CALL", "2025-03-08", "OPEN")
    ),
    "payments_by_account" -> Seq(
      World.payment("A1", "p1", "PRIJEM", "700.00", "2025-04-01"),
      World.payment("A1", "p2", "VYBER", "900.00", "2025-04-02", "-200"),
      World.payment("A1", "p0", "PRIJEM", "1.00", "2020-01-01"),
      World.payment("A2", "p3", "PRIJEM", "5.00", "2025-04-01")
    )
  )

  private lazy val mesh: Mesh = {
    val mesh = new Mesh(spark)
    sources.foreach { case (table, rows) => mesh.land(table, rows) }
    val changed = sources.keys.map(t => t -> mesh.keys(t)).toMap
    val renamed = mesh.run(IdentityAggregation.by(LinkageModel.shipped), changed)
    mesh.run(ProfileAggregation.usual, changed ++ renamed)
    mesh.run(new TimelineAggregation, changed ++ renamed)
    mesh
  }

  private def only(table: String): Row = {
    assert(mesh.rows(table).size == 1, mesh.rows(table))
    mesh.rows(table).head
  }

  test("there is one profile of the two records, with the consent that one of them knows") {
    val profile = only("profiles")
    assert(
      profile.getString(1) == "Ann" && profile.getInt(13) == 2 && profile.getTimestamp(14) == World.at(
        "2025-01-01"
      )
    )
    assert(profile.getString(16) == "GRANTED" && profile.getString(18) == "bank-A1")
  }

  test("what is told of a person says by a record whose it is") {
    Seq("profiles", "standings", "payment_behaviour").foreach { table =>
      assert(mesh.rows(table).map(r => r.getString(r.size - 1)).toSet == Set("shop-17"), table)
    }
  }

  test("orders count under the person, adjustments of the ledger and orders of others don't") {
    val march = mesh.rows("standings").find(_.getDate(1).toString == "2025-03-01").get
    assert(march.getInt(3) == 0 && march.getInt(4) == 1 && march.getDecimal(5).toString == "6.000")
    assert(march.isNullAt(9) && march.isNullAt(10), "one purchase says nothing of leaving")
    assert(mesh.rows("standings").size == 12)
  }

  test("what is paid in another currency than the segments are of makes no segment") {
    def line(currency: String) =
      Row("p", s"5$currency", 2, World.at("2025-03-01"), new java.math.BigDecimal("5.000"), currency)
    val lines = data(
      "person_id string, invoice string, quantity int, invoice_date timestamp, unit_price decimal(12,3), currency string",
      line("GBP"),
      line("EUR")
    )
    val march = new Standing(Segmentation.typical, CustomerValue.usual)
      .of(Invoices.byPerson(lines))
      .where("month = date'2025-03-01'")
      .collect()
    assert(march.map(r => r.getString(2) -> r.isNullAt(6)).toMap == Map("GBP" -> false, "EUR" -> true))
  }

  test("payment behaviour is that of the person's accounts, however old") {
    val paid = only("payment_behaviour")
    assert(paid.getInt(2) == 1 && paid.getInt(3) == 3 && paid.getInt(5) == 2)
    assert(paid.getDecimal(6).toString == "701.00" && paid.getDecimal(7).toString == "900.00")
    assert(paid.getDecimal(8).toString == "900.00" && paid.getInt(9) == 1)
  }

  test("the timeline tells all of it, each once, money with its sign") {
    val told = mesh
      .rows("timeline")
      .sortBy(r => (-r.getTimestamp(1).getTime, r.getString(3)))
      .map(r => Seq(r.get(2), r.get(3), r.get(5), r.get(6), r.get(7)).map(String.valueOf).mkString(" "))
    assert(
      told == Seq(
        "PAYMENT p2 VYBER -900.000 CZK",
        "PAYMENT p1 PRIJEM 700.000 CZK",
        "ADJUSTMENT A36001 1 lines 99.000 GBP",
        "CANCELLATION C36001 1 lines -5.000 GBP",
        "COMPLAINT i1 support OPEN null null",
        "ORDER 536001 2 lines 11.000 GBP",
        "CONSENT bank-A1 granted null null",
        "RECORD bank-A1 made null null",
        "RECORD shop-17 made null null",
        "PAYMENT p0 PRIJEM 1.000 CZK"
      )
    )
  }
}
