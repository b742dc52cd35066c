package io.meshwork.runtime.quarantine

import com.datastax.oss.driver.api.core.data.UdtValue
import io.meshwork.runtime.TestSpark
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import io.meshwork.runtime.landing.WriterSettings
import java.nio.charset.StandardCharsets.UTF_8
import java.security.MessageDigest
import java.sql.Timestamp
import java.time.Instant
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.types.StructType
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class QuarantineSpec extends AnyFunSuite with BeforeAndAfterAll {
  private val schema = StructType.fromDDL(
    "_topic string, _partition int, _offset bigint, _timestamp timestamp, _key binary, " +
      "_headers array<struct<key string, value binary>>, _value binary, " +
      "_reasons array<struct<rule string, column string, message string>>, a string"
  )
  private val time = Timestamp.from(Instant.parse("2026-05-01T23:59:59.999Z"))

  override def beforeAll(): Unit = TestCassandra.prepareMeshwork()

  private def quarantine(maxRawBytes: String = "1 MiB") = Quarantine.of(
    TestCassandra.connector,
    WriterSettings.read(TestCassandra.config(), new Problems),
    QuarantineSettings.read(
      TestCassandra.config("meshwork.quarantine.max-raw-bytes" -> maxRawBytes),
      new Problems
    )
  )

  private def frame(rows: Row*): DataFrame = TestSpark.session.createDataFrame(rows.asJava, schema)

  private def bad(offset: Long, value: String, rules: String*) = Row(
    "t",
    3,
    offset,
    time,
    "key".getBytes(UTF_8),
    Seq(Row("h", Array[Byte](1, 2)), Row("h", null)),
    Option(value).map(_.getBytes(UTF_8)).orNull,
    rules.map(rule => Row(rule, "device", s"$rule is broken")),
    "ignored"
  )

  private def rows(product: String, bucket: Long = 0) = TestCassandra.cql(
    s"SELECT * FROM meshwork.quarantine WHERE product = '$product' AND day = '2026-05-01' AND bucket = $bucket"
  )

  test("keeps everything that is needed to judge and replay a record") {
    val record = bad(42, "{broken", "required(device)", "decode", "decode")
    assert(quarantine().write(frame(record), "q.whole", "1.2.0", "run-1") == 1)
    val row = rows("q.whole").head
    assert((row.getString("topic"), row.getInt("partition"), row.getLong("offset")) == (("t", 3, 42L)))
    assert(row.getInstant("kafka_timestamp") == time.toInstant)
    assert(UTF_8.decode(row.getByteBuffer("message_key")).toString == "key")
    val headers = row.getList("headers", classOf[UdtValue]).asScala
    assert(headers.map(h => (h.getString("key"), h.isNull("value"))) == Seq(("h", false), ("h", true)))
    assert(headers.head.getByteBuffer("value").remaining() == 2)
    assert(UTF_8.decode(row.getByteBuffer("raw")).toString == "{broken")
    assert(!row.getBoolean("truncated"))
    assert(row.getLong("size") == 7)
    val sha = new Array[Byte](32)
    row.getByteBuffer("sha256").get(sha)
    assert(sha.toSeq == MessageDigest.getInstance("SHA-256").digest("{broken".getBytes(UTF_8)).toSeq)
    val reasons = row.getList("reasons", classOf[UdtValue]).asScala
    assert(reasons.map(_.getString("rule")) == Seq("required(device)", "decode", "decode"))
    assert(reasons.head.getString("column_name") == "device")
    assert(reasons.head.getString("message") == "required(device) is broken")
    assert(row.getSet("rules", classOf[String]).asScala == Set("decode", "required(device)"))
    assert(row.getString("contract_version") == "1.2.0")
    assert(row.getString("run") == "run-1")
    assert(row.getString("status") == "open")
    assert(row.getInstant("quarantined_at") != null)
  }

  test("cuts a raw value that is too long and says so; size and hash are the original's") {
    val records = frame(bad(1, "123456", "maxPayload"), bad(2, "1234", "maxPayload"))
    quarantine("4 bytes").write(records, "q.cut", "1", "r")
    val found = rows("q.cut").map { r =>
      (UTF_8.decode(r.getByteBuffer("raw")).toString, r.getBoolean("truncated"), r.getLong("size"))
    }
    assert(found == Seq(("1234", true, 6L), ("1234", false, 4L)))
  }

  test("keeps a value of a megabyte whole") {
    quarantine().write(frame(bad(1, "x" * (1 << 20), "maxPayload")), "q.big", "1", "r")
    assert(rows("q.big").head.getByteBuffer("raw").remaining() == 1 << 20)
  }

  test("takes a record without value, key and headers") {
    val bare = Row("t", 0, 1L, time, null, null, null, Seq(Row("nullValue", null, "there is no value")), null)
    assert(quarantine().write(frame(bare), "q.bare", "1", "r") == 1)
    val row = rows("q.bare").head
    assert(Seq("raw", "message_key", "headers", "size", "sha256").forall(row.isNull(_)))
    assert(row.getList("reasons", classOf[UdtValue]).get(0).isNull("column_name"))
  }

  test("the same record again replaces its reasons and keeps the status that somebody gave it") {
    quarantine().write(frame(bad(1, "x", "old", "other")), "q.again", "1.0.0", "r1")
    TestCassandra.cql(
      "UPDATE meshwork.quarantine SET status = 'replayed' WHERE product = 'q.again' AND day = '2026-05-01' " +
        "AND bucket = 0 AND topic = 't' AND partition = 3 AND offset = 1"
    )
    quarantine().write(frame(bad(1, "x", "new")), "q.again", "1.1.0", "r2")
    val Seq(row) = rows("q.again")
    assert(row.getSet("rules", classOf[String]).asScala == Set("new"))
    assert(row.getString("contract_version") == "1.1.0")
    assert(row.getString("status") == "replayed")
  }

  test("spreads a day over buckets of offsets and lists them") {
    val offsets = Seq(0L, 9999L, 10000L, 25000L, 25001L)
    assert(quarantine().write(frame(offsets.map(bad(_, "x", "r")): _*), "q.buckets", "1", "r") == 5)
    val buckets = TestCassandra
      .cql(
        "SELECT bucket FROM meshwork.quarantine_buckets WHERE product = 'q.buckets' AND day = '2026-05-01'"
      )
      .map(_.getLong(0))
    assert(buckets == Seq(0, 1, 2))
    assert(buckets.map(rows("q.buckets", _).size) == Seq(2, 1, 2))
  }

  test("the day is one in UTC, whatever the session's time zone is") {
    val spark = TestSpark.session
    val before = spark.conf.get("spark.sql.session.timeZone")
    spark.conf.set("spark.sql.session.timeZone", "Pacific/Auckland")
    try quarantine().write(frame(bad(1, "x", "r")), "q.zone", "1", "r")
    finally spark.conf.set("spark.sql.session.timeZone", before)
    assert(rows("q.zone").size == 1)
  }

  test("is one Spark job without a shuffle") {
    val rows = frame(bad(1, "x", "r"))
    assert(TestSpark.stagesPerJob(quarantine().write(rows, "q.job", "1", "r")) == Seq(1))
  }

  test("refuses a raw size that Cassandra wouldn't take") {
    val problems = new Problems
    QuarantineSettings.read(TestCassandra.config("meshwork.quarantine.max-raw-bytes" -> "9 MiB"), problems)
    assert(
      problems.sentences().asScala ==
        Seq("meshwork.quarantine.max-raw-bytes is 9437184. Give 0 to 8 MiB: Cassandra refuses big writes.")
    )
  }
}
