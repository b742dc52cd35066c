package io.meshwork.customer360

import io.meshwork.testkit.ShippedJob
import org.scalatest.funsuite.AnyFunSuite

/** Requests to erase through the shipped job, of a customer that nobody knows. */
class ErasuresSpec extends AnyFunSuite {
  private val job = new ShippedJob("customer360")
  import job.spark
  import spark.implicits._

  private val known = "00000000-0000-4000-8000-000000000001"
  private val odd = "00000000-0000-4000-8000-000000000002"

  private def request(id: String, record: String, channel: String): (String, String) =
    id -> s"""{"request_id":"$id",$record"requested_at":"2026-05-01T10:00:00Z","channel":"$channel"}"""

  private lazy val run: ShippedJob.Run = job.batch(
    "customer360.erasures",
    Seq(
      request(known, """"record_id":"shop-4711",""", "web"),
      request(odd, """"record_id":"shop-4712",""", "pigeon"),
      request("00000000-0000-4000-8000-000000000003", "", "web")
    ).toDF("key", "value")
  )

  test("what can be read is carried out, however odd; what names nobody is set aside") {
    assert(run.text("outcome") == "published" && run.text("verdict") == "warned")
    assert(run.json.path("conserved").asBoolean)
    assert(run.count("landed") == 2 && run.count("quarantined") == 1)
    assert(run.quarantinedByRule == Map("required(record_id)" -> 1))
    assert(run.failing("known channel") == 1)
  }

  test("requests are kept without whom they are about") {
    assert(run.count("landed") == 2)
    val kept = spark.table("cassandra.customer360.erasures")
    assert(kept.columns.toSet == Set("request_id", "requested_at", "channel"))
    assert(kept.select("request_id").as[String].collect().toSet == Set(known, odd))
    val aside = spark.table("cassandra.meshwork.quarantine").where("product = 'customer360.erasures'")
    assert(aside.select("raw", "message_key").collect().forall(row => row.isNullAt(0) && row.isNullAt(1)))
  }

  test("who asked is on the list of the erased by a hash alone") {
    assert(run.count("landed") == 2)
    val listed = spark.table("cassandra.meshwork.erasures").where("entity = 'customer360.customers'")
    val hashes = Seq("shop-4711", "shop-4712")
      .toDF("id")
      .selectExpr("unhex(sha2(concat('customer360.customers\\n', id), 256)) as key_hash")
    assert(listed.select("key_hash").join(hashes, "key_hash").count() == 2)
    assert(listed.select("until").as[Long].collect().toSet == Set(1777629600000000L))
  }
}
