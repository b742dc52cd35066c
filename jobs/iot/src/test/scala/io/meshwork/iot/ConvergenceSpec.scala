package io.meshwork.iot

import com.datastax.spark.connector.cql.CassandraConnector
import com.holdenkarau.spark.testing.DataFrameSuiteBase
import io.meshwork.contract.DataContract
import io.meshwork.quality.{Suite, SuiteSource}
import io.meshwork.runtime.RunMode
import io.meshwork.runtime.batch.{BatchPipeline, BatchResult, Product => MeshProduct}
import io.meshwork.runtime.check.OffsetRange
import io.meshwork.runtime.config.JobSettings
import io.meshwork.runtime.decode.DecodedSchema
import io.meshwork.runtime.derive.Derivation
import io.meshwork.runtime.ingest.{Bound, KafkaSource, OffsetSlice, Topics}
import io.meshwork.runtime.landing.{Landing, SchemaKeeper}
import io.meshwork.runtime.measure.Measures
import io.meshwork.runtime.shape.Transform
import org.apache.kafka.clients.producer.{KafkaProducer, ProducerRecord}
import org.apache.kafka.common.serialization.ByteArraySerializer
import org.apache.spark.SparkConf
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

import java.nio.file.{Files, Path}
import java.time.Instant
import java.util.Properties
import scala.jdk.CollectionConverters._
import scala.util.Random

/** The two great invariants, on real servers: however one input is ordered, repeated and cut into batches, it
  * ends in the same tables, and every record is accounted for exactly once.
  */
class ConvergenceSpec extends AnyFunSuite with DataFrameSuiteBase with ScalaCheckPropertyChecks {
  case class Message(key: String, value: String, timestamp: Long)

  override protected implicit def enableHiveSupport: Boolean = false

  private lazy val settings = JobSettings.load(
    List(
      Files.writeString(
        Files.createTempFile("convergence", ".conf"),
        s"""meshwork.kafka.bootstrap-servers = "${Servers.sandbox.bootstrapServers}"
           |meshwork.cassandra.contact-points = ["${Servers.sandbox.contactPoint}"]
           |""".stripMargin
      )
    ).asJava
  )

  override def conf: SparkConf = {
    val conf = super.conf
      .set("spark.sql.session.timeZone", "UTC")
      .set("spark.sql.datetime.java8API.enabled", "true")
      .set("spark.sql.shuffle.partitions", "2")
      .set("spark.sql.adaptive.enabled", "false")
      .set("spark.ui.enabled", "false")
    settings.cassandra.connectorConf.asScala.foreach { case (key, value) => conf.set(key, value) }
    conf
  }

  /** The shipped contract, reading from another topic. */
  private def contract(name: String, topic: String): DataContract = {
    val folder = Files.createTempDirectory(Servers.target, "contracts-")
    Seq("devices", "telemetry").foreach { product =>
      val text = Files.readString(Servers.home.resolve(s"jobs/iot/contracts/$product.odcs.yaml"))
      val changed = text.replace(s"physicalName: iot.$name", s"physicalName: $topic")
      assert(product != name || changed != text)
      Files.writeString(folder.resolve(s"$product.odcs.yaml"), changed)
    }
    DataContract.read(folder.resolve(s"$name.odcs.yaml"))
  }

  private def product(
      contract: DataContract,
      transform: Transform,
      derivations: Map[String, Derivation]
  ): MeshProduct = {
    val file = Servers.home.resolve(s"quality-rules/suites/iot/${contract.name}.dqdl")
    val suite = Suite.compile(
      List(new SuiteSource(file.toString, 1, Files.readString(file))).asJava,
      DecodedSchema.fields(contract.input.fields),
      DecodedSchema.fields(contract.primaryTable.columns)
    )
    new MeshProduct(contract, suite, transform, derivations.asJava)
  }

  private def telemetry(topic: String) = product(
    contract("telemetry", topic),
    new CelsiusTransform,
    Map(
      "rollup_1m_by_device_day" -> Rollup.by(RollupInterval.MINUTE),
      "rollup_1h_by_device_month" -> Rollup.by(RollupInterval.HOUR)
    )
  )

  private def devices(topic: String) = product(contract("devices", topic), Transform.none, Map.empty)

  private def publish(topic: String, messages: Seq[Message], seed: Long): Unit = {
    val random = new Random(seed)
    val properties = new Properties()
    properties.put("bootstrap.servers", Servers.sandbox.bootstrapServers)
    val producer = new KafkaProducer(properties, new ByteArraySerializer, new ByteArraySerializer)
    try {
      messages.foreach { m =>
        val value = Option(m.value).map(_.getBytes).orNull
        producer.send(
          new ProducerRecord(
            topic,
            random.nextInt(2),
            m.timestamp,
            Option(m.key).map(_.getBytes).orNull,
            value
          )
        )
      }
    } finally producer.close()
  }

  private var topics = 0

  /** Sends the messages through the pipeline in batches of at most so many. */
  private def land(
      messages: Seq[Message],
      batch: Long,
      seed: Long,
      make: String => MeshProduct
  ): Seq[BatchResult] = {
    topics += 1
    val topic = s"convergence-$topics"
    Servers.recreate(topic, 2)
    publish(topic, messages, seed)
    val made = make(topic)
    val cassandra = CassandraConnector(spark.sparkContext.getConf)
    val pipeline = new BatchPipeline(
      made,
      "convergence",
      RunMode.BACKFILL,
      (_: java.util.List[OffsetRange]) => false,
      settings,
      cassandra,
      Landing.of(cassandra, settings.landing, made.contract),
      Measures.none()
    )
    val admin = Topics.of(settings.kafka)
    val all =
      try
        OffsetSlice.between(
          Bound.parse("--from", "earliest").offsets(admin, topic),
          Bound.parse("--to", "latest").offsets(admin, topic)
        )
      finally admin.close()
    assert(all.size == messages.size)
    val source = new KafkaSource(settings.kafka, settings.ingest, topic)
    all.slices(batch).asScala.toSeq.zipWithIndex.map { case (slice, i) =>
      pipeline.process(source.range(spark, slice), i.toLong)
    }
  }

  private def requireConserved(results: Seq[BatchResult], messages: Int): Unit = {
    assert(results.map(_.counts.consumed).sum == messages)
    results.foreach { r =>
      assert(r.counts.consumed == r.landed.landed + r.superseded + r.counts.filtered + r.quarantined)
    }
  }

  private def prepare(): Unit = {
    Servers.begin()
    val cassandra = CassandraConnector(spark.sparkContext.getConf)
    SchemaKeeper.prepare(cassandra, settings.cassandra, contract("devices", "d"))
    SchemaKeeper.prepare(cassandra, settings.cassandra, contract("telemetry", "t"))
  }

  private def truncate(tables: Seq[String]): Unit =
    tables.foreach(t => Servers.session.execute(s"TRUNCATE iot.$t"))

  private val base = Instant.parse("2026-03-01T23:59:00Z")

  private val reading: Gen[Message] = for {
    device <- Gen.choose(0, 2)
    second <- Gen.choose(0, 120)
    value <- Gen.choose(0, 5)
    unit <- Gen.oneOf("celsius", "fahrenheit", "percent")
    firmware <- Gen.option(Gen.oneOf("1.0.0", "1.1.0"))
    sequence <- Gen.option(Gen.choose(0, 3))
    kind <- Gen.frequency(
      20 -> "good",
      1 -> "broken",
      1 -> "unknown",
      1 -> "missing",
      1 -> "filtered",
      1 -> "null"
    )
  } yield {
    val name = if (kind == "unknown") "dev-9999" else f"dev-$device%04d"
    val more = firmware.map(f => s""","firmware":"$f"""").mkString + sequence
      .map(s => s""","sequence":$s""")
      .mkString +
      (if (kind == "filtered") ""","self_test":true""" else "")
    val sensor = if (unit == "percent") "humidity" else "temperature"
    val good =
      s"""{"device":"$name","sensor":"$sensor","unit":"$unit","value":$value,"event_time":"${base.plusSeconds(
          second
        )}"$more}"""
    val json = kind match {
      case "broken"  => good.dropRight(3)
      case "missing" => good.replace("\"event_time\"", "\"time\"")
      case "null"    => null
      case _         => good
    }
    Message(name, json, base.plusSeconds(3600).toEpochMilli)
  }

  private val registration: Gen[Message] = for {
    device <- Gen.choose(0, 3)
    second <- Gen.choose(0, 5)
    site <- Gen.oneOf("north", "south")
    calibration <- Gen.oneOf("", ",\"calibration\":1.5", ",\"calibration\":null")
    interval <- Gen.oneOf("", ",\"expected_interval_s\":60")
    delete <- Gen.frequency(6 -> false, 1 -> true)
  } yield {
    val name = f"dev-$device%04d"
    val time = base.plusSeconds(second.toLong)
    val json = s"""{"device":"$name","site":"$site","model":"m1","updated_at":"$time"$calibration$interval}"""
    Message(name, if (delete) null else json, time.toEpochMilli)
  }

  private val disturbance = for {
    seed <- Gen.choose(0L, Long.MaxValue)
    batch <- Gen.choose(60L, 400L)
  } yield (seed, batch)

  /** The same messages in another order, some of them twice or three times. */
  private def disturbed(messages: Seq[Message], seed: Long): Seq[Message] = {
    val random = new Random(seed)
    random.shuffle(
      messages ++ messages.filter(_ => random.nextInt(3) == 0) ++ messages.filter(_ => random.nextInt(9) == 0)
    )
  }

  test("readings: order, repetition and batches make no difference, and nothing gets lost") {
    prepare()
    land(Readings.devices(3).map { case (k, v) => Message(k, v, base.toEpochMilli) }, 100, 1, devices)
    val messages = Gen.listOfN(250, reading).pureApply(Gen.Parameters.default, org.scalacheck.rng.Seed(11))
    requireConserved(land(messages, 1000, 1, telemetry), messages.size)
    val expected = Tables.dump()
    assert(expected("readings_by_device_day").size > 50)
    forAll(disturbance, minSuccessful(4)) { case (seed, batch) =>
      truncate(Tables.landed ++ Tables.derived)
      val again = disturbed(messages, seed)
      requireConserved(land(again, batch, seed, telemetry), again.size)
      assert(Tables.dump() == expected)
    }
  }

  test("registrations with deletes and erased fields: the same") {
    prepare()
    val query =
      "SELECT device, site, model, calibration, expected_interval_s, updated_at, writetime(site) FROM iot.devices"
    def table() = Tables.rows(query).map(_.getFormattedContents).sorted
    val messages = Gen.listOfN(60, registration).pureApply(Gen.Parameters.default, org.scalacheck.rng.Seed(5))
    requireConserved(land(messages, 1000, 1, devices), messages.size)
    val expected = table()
    assert(expected.nonEmpty)
    forAll(disturbance, minSuccessful(4)) { case (seed, batch) =>
      truncate(Seq("devices"))
      val again = disturbed(messages, seed)
      requireConserved(land(again, batch, seed, devices), again.size)
      assert(table() == expected)
    }
  }
}
