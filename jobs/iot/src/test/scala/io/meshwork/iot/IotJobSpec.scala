package io.meshwork.iot

import io.meshwork.testkit.{Message, Servers, ShippedJob, Tables, Waiting}
import org.scalatest.BeforeAndAfterEach
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.Files
import java.time.Instant
import scala.jdk.CollectionConverters._

/** The job as it ships, against real servers, through failures. */
class IotJobSpec extends AnyFunSuite with BeforeAndAfterEach {
  private var job: ShippedJob = _
  private def telemetry = job.contract("iot.telemetry")
  private def devices = job.contract("iot.devices")

  /** Empty topics and tables, but for the devices. */
  override def beforeEach(): Unit = {
    job = new ShippedJob("iot")
    Servers.begin(devices, telemetry)
    Servers.publish("iot.devices", Readings.devices(20))
    val registered = job.run("iot.devices", "--batch")
    assert(registered.exitCode == 0, registered.err)
    assert(registered.count("landed") == 20)
  }

  private def conserved(run: ShippedJob.Run): Unit = {
    val parts = Seq("landed", "superseded", "filtered", "quarantined").map(run.count)
    assert(run.count("consumed") == parts.sum)
    assert(run.json.path("conserved").asBoolean)
  }

  private def types(run: ShippedJob.Run): Seq[String] = run.lineage.map(_.path("eventType").asText)

  private def tellsOfItsTables(run: ShippedJob.Run): Unit = {
    assert(types(run) == Seq("START", "COMPLETE"), run.err)
    val complete = run.lineage.last
    def names(sets: String): Seq[String] =
      complete.path(sets).elements.asScala.map(_.path("name").asText).toSeq
    assert(names("inputs") == Seq("iot.telemetry", "iot.devices"))
    assert(names("outputs") == telemetry.tables.asScala.map(table => s"iot.${table.name}"))
    assert(
      complete.at("/outputs/0/namespace").asText == s"cassandra://${Servers.sandbox.contactPoint}" &&
        complete.at("/inputs/0/namespace").asText == s"kafka://${Servers.sandbox.bootstrapServers}"
    )
    for (table <- run.json.path("tables").elements.asScala) {
      val told = complete.path("outputs").elements.asScala.find(_.path("name") == table.path("table")).get
      assert(told.at("/outputFacets/outputStatistics/rowCount") == table.path("written"))
    }
    assert(complete.at("/inputs/0/inputFacets/inputStatistics/rowCount").asLong == run.count("consumed"))
    assert(complete.at("/run/facets/processing_engine/version").asText == org.apache.spark.SPARK_VERSION)
    assert(run.lineage.forall(!_.toString.contains("dev-9999")))
  }

  private def stored(table: String): Long = Servers.cql(s"SELECT count(*) FROM iot.$table").head.getLong(0)

  test("a batch lands, explains what it quarantines, and the next one finds nothing new") {
    val good = Readings.sample(1, 500)
    val time = Readings.start
    val bad = Seq(
      Message("dev-0001", "{broken"),
      Message(
        "dev-0001",
        """{"device":"dev-0001","sensor":"humidity","unit":"percent","value":"wet","event_time":"2026-03-01T00:00:00Z"}"""
      ),
      Message(
        "dev-0001",
        """{"sensor":"humidity","unit":"furlong","value":1,"event_time":"2026-03-01T00:00:00Z"}"""
      ),
      Message("dev-9999", Readings.json("dev-9999", "humidity", 1, time)),
      Message("dev-0001", Readings.json("dev-0001", "humidity", 1, Instant.now().plusSeconds(3600))),
      Message(null, null)
    )
    val filtered =
      Seq(Message("dev-0001", Readings.json("dev-0001", "humidity", 5000, time, ""","self_test":true""")))
    Servers.publish("iot.telemetry", good ++ bad ++ filtered ++ good.take(10))

    val first = job.run("iot.telemetry", "--batch")
    assert(first.exitCode == 0, first.err)
    assert(first.outcome == "published")
    conserved(first)
    assert(first.count("consumed") == 517)
    assert(first.count("landed") == 500)
    assert(first.count("superseded") == 10)
    assert(first.count("filtered") == 1)
    assert(first.count("quarantined") == 6)
    assert(stored("readings_by_device_day") == 500)
    val rules = Seq(
      "decode",
      "type(value)",
      "required(device)",
      "enum(unit)",
      "foreignKey(device)",
      "skew(event_time)",
      "nullValue"
    )
    assert(first.quarantinedByRule == rules.map(_ -> 1L).toMap)
    tellsOfItsTables(first)

    val second = job.run("iot.telemetry", "--batch")
    assert(second.exitCode == 0, second.err)
    assert(second.outcome == "nothing-new")
    assert(second.count("consumed") == 0)
  }

  test("a stream that is killed in the middle of a batch ends in the same tables after a restart") {
    val input = Readings.sample(2, 20000)
    Servers.publish("iot.telemetry", input)
    val undisturbed = job.run("iot.telemetry", "--batch")
    assert(undisturbed.exitCode == 0, undisturbed.err)
    val expected = Tables.dump(telemetry)
    assert(expected("readings_by_device_day").size == 20000)

    beforeEach()
    Servers.publish("iot.telemetry", input)
    val stream = job.start("iot.telemetry", "--stream")
    Waiting.until("the first rows have landed") {
      Servers.cql("SELECT device FROM iot.readings_by_device_day LIMIT 1").nonEmpty
    }
    stream.kill()
    assert(
      Servers.cql("SELECT * FROM meshwork.publications").forall(_.getString("product") != "iot.telemetry"),
      "killed too late"
    )

    val restarted = job.run("iot.telemetry", "--batch")
    assert(restarted.exitCode == 0, restarted.err)
    conserved(restarted)
    assert(restarted.count("consumed") == 20000)
    assert(Tables.dump(telemetry) == expected)
  }

  test("a stream that is terminated ends its batch, and exits with 0") {
    Servers.publish("iot.telemetry", Readings.sample(3, 1000))
    val stream = job.start("iot.telemetry", "--stream")
    Waiting.until("the batch is published") {
      Servers
        .cql("SELECT product FROM meshwork.publications")
        .exists(_.getString("product") == "iot.telemetry")
    }
    stream.terminate()
    val ended = ShippedJob.Run(stream.await())
    assert(ended.exitCode == 0, ended.err)
    conserved(ended)
    assert(ended.count("landed") == 1000)
    assert(types(ended).head == "START" && types(ended).last == "COMPLETE")
    assert(job.run("iot.telemetry", "--batch").outcome == "nothing-new")
  }

  test("without Cassandra a run exits with 5, and the next one completes with nothing lost") {
    Servers.publish("iot.telemetry", Readings.sample(4, 20000))
    val cut = job.start("iot.telemetry", "--stream")
    Waiting.until("the first rows have landed") {
      Servers.cql("SELECT device FROM iot.readings_by_device_day LIMIT 1").nonEmpty
    }
    Servers.sandbox.cassandra().stop()
    val failed =
      try ShippedJob.Run(cut.await())
      finally Servers.sandbox.up()
    assert(failed.exitCode == 5, failed.err)
    assert(failed.json.path("error").path("category").asText == "unavailable")

    val next = job.run("iot.telemetry", "--batch")
    assert(next.exitCode == 0, next.err)
    conserved(next)
    assert(stored("readings_by_device_day") == 20000)
  }

  test("a blocked batch changes nothing, stays unconsumed, and lands once it is released") {
    val suite = Files.writeString(job.folder.resolve("strict.dqdl"), "Rules = [ RowCount > 1000 ]\n")
    Servers.publish("iot.telemetry", Readings.sample(5, 300))
    val blocked = job.run("iot.telemetry", "--batch", "--suite", suite.toString)
    assert(blocked.exitCode == 4, blocked.err)
    assert(blocked.outcome == "blocked")
    assert(types(blocked) == Seq("START", "FAIL"))
    assert(blocked.lineage.last.at("/run/facets/errorMessage/message").asText.startsWith("The gate blocked"))
    conserved(blocked)
    assert(blocked.count("consumed") == 0)
    assert(blocked.json.path("blocked").path("counts").path("consumed").asLong == 300)
    assert(blocked.err.contains("RowCount > 1000"))
    assert(stored("readings_by_device_day") == 0)

    val again = job.run("iot.telemetry", "--batch", "--suite", suite.toString)
    assert(again.exitCode == 4)

    val released =
      job.run(
        "iot.telemetry",
        "--batch",
        "--suite",
        suite.toString,
        "--release",
        again.json.path("run").asText
      )
    assert(released.exitCode == 0, released.err)
    assert(released.count("landed") == 300)
    assert(stored("readings_by_device_day") == 300)
  }

  test("a topic that was made anew is refused instead of skipped") {
    Servers.publish("iot.telemetry", Readings.sample(6, 100))
    assert(job.run("iot.telemetry", "--batch").exitCode == 0)
    Servers.renew(telemetry)
    Servers.publish("iot.telemetry", Readings.sample(6, 200))
    val refused = job.run("iot.telemetry", "--batch")
    assert(refused.exitCode == 3)
    assert(refused.err.contains("Topic iot.telemetry was made anew since the last run"))
  }

  test("a backfill reads its range alone and leaves the position of the stream") {
    Servers.publish("iot.telemetry", Readings.sample(7, 300))
    val backfill = job.run("iot.telemetry", "--from", "earliest", "--to", "latest")
    assert(backfill.exitCode == 0, backfill.err)
    assert(backfill.json.path("mode").asText == "backfill")
    conserved(backfill)
    assert(backfill.count("landed") == 300)
    val batch = job.run("iot.telemetry", "--batch")
    assert(batch.count("consumed") == 300)
    assert(stored("readings_by_device_day") == 300)
  }

  test("a backfill in bulk leaves the tables that one by CQL leaves, derived ones too, and again the same") {
    val sample = Readings.sample(8, 400)
    val messages = sample ++ sample.take(20) :+ Message("dev-0001", "{broken")
    def backfilled(options: String*): (Seq[Long], Map[String, Seq[String]]) = {
      val backfill = job.run(Seq("iot.telemetry", "--from", "earliest", "--to", "latest") ++ options: _*)
      assert(backfill.exitCode == 0, backfill.err)
      conserved(backfill)
      (Seq("consumed", "landed", "superseded", "quarantined").map(backfill.count), Tables.dump(telemetry))
    }
    Servers.publish("iot.telemetry", messages)
    val bulk = backfilled("--bulk")
    assert(bulk._1 == Seq(421, 400, 20, 1))
    assert(backfilled("--bulk") == bulk)
    Tables.truncate(telemetry)
    assert(backfilled() == bulk)
  }

  test("a call that can't be understood exits with 2, an invalid suite with 3") {
    assert(job.run("iot.telemetry").exitCode == 2)
    val unknown = job.run("iot.telemetri", "--batch")
    assert(unknown.exitCode == 2)
    assert(unknown.err.contains("no product telemetri"))
    val suite = Files.writeString(
      job.folder.resolve("bad.dqdl"),
      "Rules = [\n  IsComplete \"devise\",\n  Mean \"sensor\" > 1\n]\n"
    )
    val invalid = job.run("iot.telemetry", "--batch", "--suite", suite.toString)
    assert(invalid.exitCode == 3)
    assert(invalid.err.contains("line 2") && invalid.err.contains("line 3"), invalid.err)
  }
}
