package io.meshwork.runtime.quarantine

import com.datastax.oss.driver.api.core.data.UdtValue
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException
import io.meshwork.contract.Topic
import io.meshwork.governance.quarantine.{KeyRing, RecordAddress}
import io.meshwork.runtime.{Category, MeshException, RunMode, TestSpark}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import io.meshwork.runtime.landing.{TestContracts, WriterSettings}
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.Files
import java.security.MessageDigest
import java.sql.Timestamp
import java.time.{Instant, LocalDate, ZoneOffset}
import java.util.Base64
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

  private val key = "k1:" + Base64.getEncoder.encodeToString(Array.fill[Byte](32)(7))
  private val ring = KeyRing.parse(key)

  private def settings(overrides: (String, Any)*): (QuarantineSettings, Seq[String]) = {
    val problems = new Problems
    (
      QuarantineSettings.read(TestCassandra.config(overrides: _*), problems),
      problems.sentences().asScala.toSeq
    )
  }

  private def quarantine(
      product: String,
      version: String = "1.0.0",
      kept: Topic.Quarantine = Topic.Quarantine.PLAIN,
      overrides: Seq[(String, Any)] = Seq("meshwork.quarantine.key" -> key)
  ) = Quarantine.of(
    TestCassandra.connector,
    WriterSettings.read(TestCassandra.config(), new Problems),
    settings(overrides: _*)._1,
    TestContracts.contract(
      "q",
      Nil,
      version = version,
      name = product.stripPrefix("test."),
      quarantine = kept
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
    assert(quarantine("test.whole", "1.2.0").write(frame(record), "run-1", RunMode.BATCH) == 1)
    val row = rows("test.whole").head
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
    quarantine("test.cut", overrides = Seq("meshwork.quarantine.max-raw-bytes" -> "4 bytes"))
      .write(records, "r", RunMode.BATCH)
    val found = rows("test.cut").map { r =>
      (UTF_8.decode(r.getByteBuffer("raw")).toString, r.getBoolean("truncated"), r.getLong("size"))
    }
    assert(found == Seq(("1234", true, 6L), ("1234", false, 4L)))
  }

  test("keeps a value of a megabyte whole") {
    quarantine("test.big", "1").write(frame(bad(1, "x" * (1 << 20), "maxPayload")), "r", RunMode.BATCH)
    assert(rows("test.big").head.getByteBuffer("raw").remaining() == 1 << 20)
  }

  test("takes a record without value, key and headers") {
    val bare = Row("t", 0, 1L, time, null, null, null, Seq(Row("nullValue", null, "there is no value")), null)
    assert(quarantine("test.bare", "1").write(frame(bare), "r", RunMode.BATCH) == 1)
    val row = rows("test.bare").head
    assert(Seq("raw", "message_key", "headers", "size", "sha256").forall(row.isNull(_)))
    assert(row.getList("reasons", classOf[UdtValue]).get(0).isNull("column_name"))
  }

  test("the same record again replaces its reasons and keeps the status that somebody gave it") {
    quarantine("test.again", "1.0.0").write(frame(bad(1, "x", "old", "other")), "r1", RunMode.BATCH)
    TestCassandra.cql(
      "UPDATE meshwork.quarantine SET status = 'replayed' WHERE product = 'test.again' AND day = '2026-05-01' " +
        "AND bucket = 0 AND topic = 't' AND partition = 3 AND offset = 1"
    )
    quarantine("test.again", "1.1.0").write(frame(bad(1, "x", "new")), "r2", RunMode.BATCH)
    val Seq(row) = rows("test.again")
    assert(row.getSet("rules", classOf[String]).asScala == Set("new"))
    assert(row.getString("contract_version") == "1.1.0")
    assert(row.getString("status") == "replayed")
  }

  test("spreads a day over buckets of offsets and lists them") {
    val offsets = Seq(0L, 9999L, 10000L, 25000L, 25001L)
    assert(
      quarantine("test.buckets", "1").write(frame(offsets.map(bad(_, "x", "r")): _*), "r", RunMode.BATCH) == 5
    )
    val buckets = TestCassandra
      .cql(
        "SELECT bucket FROM meshwork.quarantine_buckets WHERE product = 'test.buckets' AND day = '2026-05-01'"
      )
      .map(_.getLong(0))
    assert(buckets == Seq(0, 1, 2))
    assert(buckets.map(rows("test.buckets", _).size) == Seq(2, 1, 2))
  }

  test("the day is one in UTC, whatever the session's time zone is") {
    val spark = TestSpark.session
    val before = spark.conf.get("spark.sql.session.timeZone")
    spark.conf.set("spark.sql.session.timeZone", "Pacific/Auckland")
    try quarantine("test.zone", "1").write(frame(bad(1, "x", "r")), "r", RunMode.BATCH)
    finally spark.conf.set("spark.sql.session.timeZone", before)
    assert(rows("test.zone").size == 1)
  }

  test("is one Spark job without a shuffle") {
    val rows = frame(bad(1, "x", "r"))
    assert(TestSpark.stagesPerJob(quarantine("test.job", "1").write(rows, "r", RunMode.BATCH)) == Seq(1))
  }

  test("lists the buckets by the day on which they were written to") {
    quarantine("test.days").write(frame(bad(1, "x", "r"), bad(20000, "x", "r")), "r", RunMode.BATCH)
    val found = TestCassandra.cql(
      "SELECT day, bucket FROM meshwork.quarantine_days WHERE product = 'test.days' " +
        s"AND quarantined_on = '${LocalDate.now(ZoneOffset.UTC)}'"
    )
    assert(
      found.map(r => (r.getLocalDate(0).toString, r.getLong(1))) == Seq(("2026-05-01", 0), ("2026-05-01", 2))
    )
  }

  test("remembers which run quarantined a record first, and which last") {
    Seq("r1", "r2", "r3").foreach(quarantine("test.first").write(frame(bad(1, "x", "r")), _, RunMode.BATCH))
    val Seq(row) = rows("test.first")
    assert((row.getString("first_run"), row.getString("run")) == (("r1", "r3")))
    assert(row.getInstant("first_quarantined_at").isBefore(row.getInstant("quarantined_at")))
  }

  test("encrypts key, headers and value where the contract says so, and keeps no hash of them") {
    val q = quarantine("test.sealed", kept = Topic.Quarantine.ENCRYPT)
    q.write(frame(bad(42, "anna@example.org", "r"), bad(43, null, "r")), "r", RunMode.BATCH)
    val Seq(row, bare) = rows("test.sealed")
    assert(Seq("message_key", "headers", "sha256").forall(row.isNull(_)))
    assert((row.getString("protection"), row.getString("key_id")) == (("encrypt", "k1")))
    assert((row.getLong("size"), row.getBoolean("truncated")) == ((16L, false)))
    def opened(row: com.datastax.oss.driver.api.core.cql.Row) = {
      val bytes = new Array[Byte](row.getByteBuffer("raw").remaining())
      row.getByteBuffer("raw").get(bytes)
      assert(!new String(bytes, UTF_8).contains("anna"))
      ring.open(
        new KeyRing.Sealed("k1", bytes),
        "test.sealed",
        new RecordAddress("t", 3, row.getLong("offset"))
      )
    }
    val content = opened(row)
    assert(new String(content.value, UTF_8) == "anna@example.org" && new String(content.key, UTF_8) == "key")
    assert(
      content.headers.asScala.map(h => (h.key, Option(h.value).map(_.length))) == Seq(
        ("h", Some(2)),
        ("h", None)
      )
    )
    assert(opened(bare).value == null)
  }

  test("leaves the content out where the contract says so, and keeps no hash of it") {
    val q = quarantine("test.omitted", kept = Topic.Quarantine.OMIT, overrides = Nil)
    q.write(frame(bad(42, "anna@example.org", "r")), "r", RunMode.BATCH)
    val Seq(row) = rows("test.omitted")
    assert(Seq("message_key", "headers", "raw", "sha256", "key_id").forall(row.isNull(_)))
    assert((row.getString("protection"), row.getLong("size")) == (("omit", 16L)))
    assert(row.getSet("rules", classOf[String]).asScala == Set("r"))
  }

  test("what was kept in plain goes once the contract classifies it and the record comes again") {
    quarantine("test.later").write(frame(bad(1, "anna", "r")), "r1", RunMode.BATCH)
    quarantine("test.later", kept = Topic.Quarantine.OMIT)
      .write(frame(bad(1, "anna", "r")), "r2", RunMode.REPLAY)
    val Seq(row) = rows("test.later")
    assert(Seq("message_key", "headers", "raw", "sha256").forall(row.isNull(_)))
    assert(row.getString("status") == "open")
  }

  test("without a key nothing begins for a contract that wants records encrypted") {
    val e = intercept[MeshException](quarantine("test.x", kept = Topic.Quarantine.ENCRYPT, overrides = Nil))
    assert(e.category == Category.CONFIGURATION)
    assert(
      e.getMessage == "Cannot run test.x: its contract has records in quarantine encrypted, and there is no key. Set" +
        " the environment variable MESHWORK_QUARANTINE_KEY, or name a file in meshwork.quarantine.key-file." +
        " A new key: echo \"k1:$(openssl rand -base64 32)\""
    )
  }

  test("refuses a raw size that Cassandra wouldn't take, and keys that can't be read") {
    assert(
      settings("meshwork.quarantine.max-raw-bytes" -> "9 MiB")._2 ==
        Seq("meshwork.quarantine.max-raw-bytes is 9437184. Give 0 to 8 MiB: Cassandra refuses big writes.")
    )
    val file = settings("meshwork.quarantine.key-file" -> "/no/keys")._2
    assert(file.size == 1 && file.head.startsWith("meshwork.quarantine.key-file: /no/keys can't be read"))
    val text = settings("meshwork.quarantine.key" -> "s3cret")._2
    assert(text.size == 1 && text.head.startsWith("meshwork.quarantine.key: key 1 has no id."))
    assert(!text.head.contains("s3cret"))
    val keys = Files.writeString(Files.createTempFile("keys", ""), key)
    assert(
      settings("meshwork.quarantine.key" -> key, "meshwork.quarantine.key-file" -> keys.toString)._2 ==
        Seq("meshwork.quarantine: give either key-file or key, not both.")
    )
    val (read, problems) = settings("meshwork.quarantine.key-file" -> keys.toString)
    assert(problems.isEmpty && read.keys.get.toString == "keys [k1]")
  }

  test("adds what a table of an earlier version lacks") {
    TestCassandra.cql("ALTER TABLE meshwork.quarantine DROP protection")
    intercept[InvalidQueryException](TestCassandra.cql("SELECT protection FROM meshwork.quarantine LIMIT 1"))
    TestCassandra.prepareMeshwork()
    quarantine("test.added").write(frame(bad(1, "x", "r")), "r", RunMode.BATCH)
    assert(rows("test.added").map(_.getString("protection")) == Seq("plain"))
  }
}
