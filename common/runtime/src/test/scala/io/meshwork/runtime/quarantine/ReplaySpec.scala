package io.meshwork.runtime.quarantine

import io.meshwork.governance.quarantine.RecordAddress
import io.meshwork.runtime.RunMode
import io.meshwork.runtime.batch.BatchResult
import io.meshwork.runtime.cassandra.TestCassandra
import java.nio.charset.StandardCharsets.UTF_8
import java.time.Instant
import java.util.{Base64, Properties}
import org.apache.kafka.clients.producer.{KafkaProducer, ProducerRecord}
import org.apache.kafka.common.serialization.ByteArraySerializer
import org.apache.kafka.clients.admin.{Admin, NewTopic, RecordsToDelete}
import org.apache.kafka.common.TopicPartition
import org.scalacheck.Gen
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.jdk.CollectionConverters._

class ReplaySpec extends AnyFunSuite with BeforeAndAfterAll with ScalaCheckPropertyChecks {
  private val key = "k1:" + Base64.getEncoder.encodeToString(Array.fill[Byte](32)(7))

  override def beforeAll(): Unit = TestCassandra.prepareMeshwork()

  private def conserved(result: BatchResult): Unit = assert(
    result.counts.consumed ==
      result.landed.landed + result.superseded + result.counts.filtered + result.quarantined
  )

  private def counts(result: BatchResult) =
    (
      result.counts.consumed,
      result.landed.landed,
      result.counts.filtered,
      result.quarantined,
      result.replayed
    )

  test(
    "what the mended contract accepts lands and is marked; what still breaks it stays open with its new reasons"
  ) {
    val f = new ReplayFixture("mended")
    f.process(f.records(1L -> f.value(1, 5), 2L -> f.value(2, 50), 3L -> f.value(3, 500)), 10, RunMode.BATCH)
    assert(f.statuses == Map(2L -> "open", 3L -> "open"))
    val before = Instant.now()
    val (Seq(result), unavailable) = f.replay(100)
    conserved(result)
    assert(counts(result) == ((2, 1, 0, 1, 1)) && unavailable == 0)
    assert(f.landed == Set("id-1", "id-2"))
    assert(f.statuses == Map(2L -> "replayed", 3L -> "open"))
    val replayed = f.row(2)
    assert(replayed.getString("status_by") == "replays.mended-2")
    assert(!replayed.getInstant("status_at").plusSeconds(1).isBefore(before))
    val open = f.row(3)
    assert((open.getString("run"), open.getString("first_run")) == (("replays.mended-2", "replays.mended-1")))
    assert(open.getString("contract_version") == "1.0.100")
    assert(open.isNull("status_at"))
    assert(f.replay(100)._1.map(counts) == Seq((1, 0, 0, 1, 0)))
  }

  test("a record that is filtered, or superseded within the replay, has left the quarantine too") {
    val f = new ReplayFixture("left")
    val same = """{"id":"x","at":"2026-05-01T10:00:00Z","level":50}"""
    val test = """{"id":"test-1","at":"2026-05-01T10:00:00Z","level":50}"""
    val early = f.contract(10)
    assert(early.input.filters.size == 1)
    f.process(f.records(1L -> same, 2L -> same, 3L -> "{broken"), 10, RunMode.BATCH)
    f.process(f.records(4L -> test), 10, RunMode.BATCH)
    val (Seq(result), _) = f.replay(100)
    conserved(result)
    assert((result.landed.landed, result.superseded, result.quarantined, result.replayed) == ((1, 1, 1, 2)))
    assert(f.statuses == Map(1L -> "replayed", 2L -> "replayed", 3L -> "open"))
  }

  test("replays by rule, by run, by record and by time alone") {
    val f = new ReplayFixture("selected")
    f.process(
      f.records(1L -> f.value(1, 50), 2L -> "{broken", 10001L -> f.value(10001, 50)),
      10,
      RunMode.BATCH
    )
    f.process(f.records(3L -> f.value(3, 50)), 10, RunMode.BATCH)
    def selected(selection: io.meshwork.governance.quarantine.Selection) =
      f.source(selection, "other").parts(1000).asScala.map(_.size).sum
    assert(selected(f.selection()) == 4)
    assert(selected(f.selection(rules = Set("range(level)"))) == 3)
    assert(selected(f.selection(rules = Set("decode", "required(id)"))) == 1)
    assert(selected(f.selection(runs = Set("replays.selected-2"))) == 1)
    assert(selected(f.selection(records = Set(f.address(10001), f.address(2), f.address(77)))) == 2)
    assert(selected(f.selection(until = Instant.now().minusSeconds(600))) == 0)
    assert(
      selected(f.selection(from = Instant.now().plusSeconds(1), until = Instant.now().plusSeconds(9))) == 0
    )
    f.discard(1)
    assert(selected(f.selection(rules = Set("range(level)"))) == 2)
  }

  test("a bucket is read once, in parts of about so many records") {
    val f = new ReplayFixture("parts")
    val offsets = Seq(1L, 2L, 10001L, 20001L, 20002L, 20003L)
    f.process(f.records(offsets.map(o => o -> f.value(o, 50)): _*), 10, RunMode.BATCH)
    assert(f.source(f.selection(), "other").parts(3).asScala.map(_.size) == Seq(3, 3))
    assert(f.source(f.selection(), "other").parts(1).asScala.map(_.size) == Seq(2, 1, 3))
    val (results, _) = f.replay(100, most = 3)
    results.foreach(conserved)
    assert(results.map(_.replayed) == Seq(3, 3))
    assert(f.landed == offsets.map(o => s"id-$o").toSet)
    assert(results.map(_.publication.get.id).distinct.size == 2)
  }

  test("a replay that was killed after landing leaves the same tables and marks once it is repeated") {
    val f = new ReplayFixture("killed")
    f.process(f.records((1L to 20L).map(o => o -> f.value(o, (o * 10).toInt)): _*), 10, RunMode.BATCH)
    // Lands all that the mended contract accepts, and marks nothing: a batch read for the first time.
    val part = f.source(f.selection(), "killed").parts(1000).get(0)
    val records = f.source(f.selection(), "killed").read(part)
    f.process(records.rows, 100, RunMode.BATCH, "killed")
    records.release.run()
    assert(f.statuses.values.toSet == Set("open"))
    val (Seq(result), _) = f.replay(100)
    conserved(result)
    assert(result.replayed == 9)
    assert(f.landed == (1 to 10).map(o => s"id-$o").toSet)
    assert(f.statuses == (2L to 20L).map(o => o -> (if (o <= 10) "replayed" else "open")).toMap)
  }

  test("finds the same when Spark has to read a part again, after its marks") {
    val f = new ReplayFixture("again")
    f.process(f.records(1L -> f.value(1, 50), 2L -> f.value(2, 500)), 10, RunMode.BATCH)
    val selection = f.selection(rules = Set("range(level)"))
    val source = f.source(selection, "again-run")
    val part = source.parts(1000).get(0)
    def offsets(): Seq[Long] = {
      val records = source.read(part)
      try records.rows.collect().map(_.getAs[Long]("offset")).toSeq
      finally records.release.run()
    }
    assert(offsets() == Seq(1, 2))
    val records = source.read(part)
    f.process(records.rows, 100, RunMode.REPLAY, "again-run")
    assert(f.statuses == Map(1L -> "replayed", 2L -> "open"))
    assert(offsets() == Seq(1, 2))
  }

  test("a publication of a replay claims no range of offsets, and none of its id is there") {
    val f = new ReplayFixture("published")
    val bad = f.records(1L -> f.value(1, 50), 2L -> f.value(2, 50))
    val first = f.process(bad, 10, RunMode.BATCH).publication.get
    val (Seq(result), _) = f.replay(100)
    val second = result.publication.get
    assert(first.id != second.id)
    assert(second.offsetsFrom.isEmpty && second.offsetsUntil.isEmpty)
    assert(result.counts.offsets.asScala.map(r => (r.from, r.until)) == Seq((1, 3)))
    assert((second.consumed, second.landed) == ((2, 2)))
  }

  test(
    "what a backfill lands has left the quarantine; a batch that is read for the first time looks nothing up"
  ) {
    val f = new ReplayFixture("backfilled")
    val all =
      f.records(1L -> f.value(1, 5), 2L -> f.value(2, 50), 3L -> f.value(3, 500), 4L -> f.value(4, 50))
    f.process(all, 10, RunMode.BATCH)
    f.discard(4)
    val backfill = f.process(all, 100, RunMode.BACKFILL)
    conserved(backfill)
    assert(counts(backfill) == ((4, 3, 0, 1, 1)))
    assert(f.statuses == Map(2L -> "replayed", 3L -> "open", 4L -> "discarded"))
    val untouched = f.process(f.records(50000L -> f.value(50000, 5)), 100, RunMode.BACKFILL)
    assert(untouched.replayed == 0)
    assert(f.process(f.records(3L -> f.value(3, 500)), 1000, RunMode.BATCH).replayed == 0)
    assert(f.statuses(3) == "open")
  }

  test("reads encrypted records with the key, and without it leaves them open") {
    val f = new ReplayFixture("sealed", "encrypt", Some(key))
    f.process(f.records(1L -> f.value(1, 50), 2L -> f.value(2, 50)), 10, RunMode.BATCH)
    assert(f.row(1).isNull("message_key") && f.row(1).getString("protection") == "encrypt")
    val source = f.source(f.selection(), "r")
    val records = source.read(source.parts(10).get(0))
    val row = records.rows.selectExpr("key", "value", "unix_millis(timestamp) AS millis").collect().head
    records.release.run()
    assert(new String(row.getAs[Array[Byte]]("key"), UTF_8) == "k-1")
    assert(new String(row.getAs[Array[Byte]]("value"), UTF_8) == f.value(1, 50))
    assert(row.getAs[Long]("millis") == f.timestamp(1).getTime)
    val (Seq(result), unavailable) = f.replay(100)
    assert((result.replayed, unavailable) == ((2, 0)))
    assert(f.landed == Set("id-1", "id-2"))
  }

  test("reads from Kafka what the quarantine doesn't hold; what is gone there stays open and is counted") {
    val f = new ReplayFixture("omitted", "omit", kafka = Some(TestCassandra.bootstrapServers))
    val admin = Admin.create(properties)
    admin.createTopics(List(new NewTopic(f.topic, 1, 1.toShort)).asJava).all().get()
    val values = (0L until 3000L).map(o => o -> f.value(o, if (o % 1000 == 500 || o < 3) 50 else 5))
    publish(f, values)
    f.process(f.records(values: _*), 10, RunMode.BATCH)
    // Another record stands where this one was: its topic was made anew.
    f.process(f.records(700L -> f.value(700, 55555)), 10, RunMode.BATCH)
    assert(f.statuses.keySet == Set(0L, 1L, 2L, 500L, 700L, 1500L, 2500L))
    assert(f.row(500).isNull("raw") && f.row(500).getString("protection") == "omit")
    val partition = new TopicPartition(f.topic, 0)
    admin.deleteRecords(Map(partition -> RecordsToDelete.beforeOffset(2L)).asJava).all().get()
    admin.close()
    val (Seq(result), unavailable) = f.replay(100)
    conserved(result)
    assert((result.counts.consumed, result.replayed, unavailable) == ((4, 4, 3)))
    assert(f.statuses.filter(_._2 == "open").keySet == Set(0L, 1L, 700L))
  }

  test("a record that was cut is read from Kafka, whole") {
    val f = new ReplayFixture("cut", kafka = Some(TestCassandra.bootstrapServers))
    val admin = Admin.create(properties)
    admin.createTopics(List(new NewTopic(f.topic, 1, 1.toShort)).asJava).all().get()
    admin.close()
    val long = f.value(0, 5, s""","more":"${"x" * 10000}"""")
    publish(f, Seq(0L -> long))
    f.process(f.records(0L -> long), 10, RunMode.BATCH)
    assert(f.row(0).getSet("rules", classOf[String]).asScala == Set("maxPayload"))
    assert(f.row(0).getBoolean("truncated"))
    val (Seq(result), unavailable) = f.replay(1000)
    assert((result.landed.landed, unavailable) == ((1, 0)))
    assert(f.landed == Set("id-0"))
  }

  private def properties: Properties = {
    val properties = new Properties()
    properties.put("bootstrap.servers", TestCassandra.bootstrapServers)
    properties
  }

  private def publish(f: ReplayFixture, values: Seq[(Long, String)]): Unit = {
    val producer = new KafkaProducer(properties, new ByteArraySerializer, new ByteArraySerializer)
    try {
      val sent = values.map { case (offset, value) =>
        producer.send(
          new ProducerRecord(
            f.topic,
            0,
            java.lang.Long.valueOf(f.timestamp(offset).getTime),
            s"k-$offset".getBytes(UTF_8),
            value.getBytes(UTF_8)
          )
        )
      }
      producer.flush()
      sent.foreach(_.get())
    } finally producer.close()
  }

  private sealed trait Step
  private case class Consume(count: Int) extends Step
  private case class ReplayWith(max: Int) extends Step
  private case class Backfill(max: Int) extends Step
  private case class Discard(offset: Int) extends Step

  private val step: Gen[Step] = Gen.frequency(
    2 -> Gen.choose(1, 6).map(Consume(_)),
    2 -> Gen.oneOf(10, 40, 70, 100).map(ReplayWith(_)),
    1 -> Gen.oneOf(10, 40, 70, 100).map(Backfill(_)),
    1 -> Gen.choose(0, 20).map(Discard(_))
  )
  private var examples = 0

  test(
    "whatever is consumed, replayed, read again and discarded, every record is accounted for and marked once"
  ) {
    forAll(
      Gen.listOfN(40, Gen.choose(0, 110)),
      Gen.choose(3, 6).flatMap(Gen.listOfN(_, step)),
      minSuccessful(6)
    ) { (levels, steps) =>
      examples += 1
      val f = new ReplayFixture(s"any$examples")
      def records(offsets: Iterable[Int]) =
        f.records(offsets.toSeq.map(o => o.toLong -> f.value(o.toLong, levels(o))): _*)
      var read = 0
      var statuses = Map.empty[Int, String]
      var landed = Set.empty[Int]
      (Consume(6) +: steps).foreach {
        case Consume(count) =>
          val offsets = read until math.min(read + count, levels.size)
          read = offsets.end
          conserved(f.process(records(offsets), 10, RunMode.BATCH))
          landed ++= offsets.filter(levels(_) <= 10)
          statuses ++= offsets.filter(levels(_) > 10).map(_ -> "open")
        case ReplayWith(max) =>
          val open = statuses.filter(_._2 == "open").keySet
          val good = open.filter(levels(_) <= max)
          val (results, unavailable) = f.replay(max)
          results.foreach(conserved)
          assert(results.map(_.counts.consumed).sum == open.size && unavailable == 0)
          assert(results.map(_.replayed).sum == good.size)
          landed ++= good
          statuses ++= good.map(_ -> "replayed")
        case Backfill(max) =>
          val (good, bad) = (0 until read).partition(levels(_) <= max)
          val result = f.process(records(0 until read), max, RunMode.BACKFILL)
          conserved(result)
          val left = good.filter(statuses.get(_).contains("open"))
          assert(result.replayed == left.size)
          landed ++= good
          statuses ++= left.map(_ -> "replayed")
          statuses ++= bad.filterNot(statuses.contains).map(_ -> "open")
        case Discard(offset) =>
          f.discard(offset.toLong)
          if (statuses.get(offset).contains("open")) statuses += offset -> "discarded"
      }
      assert(f.statuses == statuses.map { case (o, s) => o.toLong -> s })
      assert(f.landed == landed.map(o => s"id-$o"))
    }
  }
}
