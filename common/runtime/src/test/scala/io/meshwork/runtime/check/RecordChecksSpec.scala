package io.meshwork.runtime.check

import io.meshwork.contract._
import io.meshwork.contract.FieldType.Kind
import io.meshwork.quality.plan.{BatchRows, Plans}
import io.meshwork.quality.{Action, Dimension, Example, RowRule, RuleInfo, Scope, Severity, Tolerance}
import io.meshwork.runtime.TestSpark
import io.meshwork.runtime.decode.{Columns, Decoding}
import io.meshwork.runtime.landing.TestContracts
import io.meshwork.runtime.shape.{Shaping, Transform}
import io.meshwork.runtime.{Category, MeshException}
import org.apache.spark.sql.functions.{col, lit}
import org.apache.spark.sql.types._
import org.apache.spark.sql.{DataFrame, Row}
import org.scalatest.funsuite.AnyFunSuite

import java.sql.Timestamp
import java.time.{Duration, Instant}
import java.util.{List => JList, Map => JMap, Optional, OptionalInt}
import scala.jdk.CollectionConverters._

/** Decoding, checking, counting and shaping of records in memory, as Spark's Kafka source gives them. */
class RecordChecksSpec extends AnyFunSuite {
  private val spark = TestSpark.session
  private val now = Instant.parse("2026-03-01T12:00:00Z")

  private def limits(
      minimum: Option[Int] = None,
      maximum: Option[Int] = None,
      maxLength: Option[Int] = None,
      pattern: Option[String] = None,
      allowed: Seq[String] = Nil,
      exclusive: Boolean = false
  ) = new Constraints(
    minimum.map(n => Optional.of(new java.math.BigDecimal(n))).getOrElse(Optional.empty()),
    maximum.map(n => Optional.of(new java.math.BigDecimal(n))).getOrElse(Optional.empty()),
    exclusive,
    exclusive,
    OptionalInt.empty(),
    maxLength.map(OptionalInt.of).getOrElse(OptionalInt.empty()),
    pattern.map(Optional.of[String]).getOrElse(Optional.empty[String]()),
    allowed.asJava
  )

  private def field(
      name: String,
      kind: Kind,
      constraints: Constraints = limits(),
      required: Boolean = false
  ) =
    new Field(
      name,
      FieldType.of(kind),
      required,
      false,
      constraints,
      Optional.empty(),
      Optional.empty(),
      false,
      Optional.empty(),
      Optional.empty(),
      false,
      "",
      1
    )

  private val fields = Seq(
    field("id", Kind.STRING, limits(maxLength = Some(5), pattern = Some("^[a-z]+$")), required = true),
    field("kind", Kind.STRING, limits(allowed = Seq("a", "b"))),
    field("level", Kind.DOUBLE, limits(minimum = Some(0), maximum = Some(10))),
    field("open", Kind.INTEGER, limits(minimum = Some(0), maximum = Some(10), exclusive = true)),
    field("test", Kind.BOOLEAN),
    field("at", Kind.TIMESTAMP, required = true)
  )

  private val contract = {
    val tables = Seq(
      TestContracts.table("things", fields.filter(_.name != "test"), Seq("id"), Seq("at"))
    )
    val base = TestContracts.contract("test", tables)
    val topic = new Topic(
      JList.of("test.things"),
      Topic.Format.JSON,
      Optional.of("id"),
      false,
      200,
      "at",
      "at",
      Topic.VersionPrecision.MILLISECONDS,
      Duration.ofMinutes(5),
      Topic.NullValue.DELETE,
      Topic.Quarantine.PLAIN,
      Optional.empty(),
      JList.of(new Filter("tests", "test = true", "", 1)),
      fields.asJava
    )
    new DataContract(
      base.file,
      base.text,
      base.id,
      base.version,
      base.status,
      base.domain,
      base.name,
      base.purpose,
      topic,
      base.ports,
      base.keyspace,
      base.tables,
      base.checks,
      base.slas,
      base.owners,
      base.schedule
    )
  }

  private val checks = RecordChecks.of(contract, JList.of())

  private val kafka = new StructType()
    .add("key", BinaryType)
    .add("value", BinaryType)
    .add("topic", StringType)
    .add("partition", IntegerType)
    .add("offset", LongType)
    .add("timestamp", TimestampType)
    .add("timestampType", IntegerType)
    .add("headers", ArrayType(new StructType().add("key", StringType).add("value", BinaryType)))

  private def records(values: Seq[(String, String)], arrival: Instant = now): DataFrame = {
    val rows = values.zipWithIndex.map { case ((key, value), offset) =>
      Row(
        Option(key).map(_.getBytes).orNull,
        Option(value).map(_.getBytes).orNull,
        "test.things",
        0,
        offset.toLong,
        Timestamp.from(arrival),
        0,
        null
      )
    }
    spark.createDataFrame(rows.asJava, kafka)
  }

  private def checked(values: String*): DataFrame = keyed(values.map("k" -> _): _*)

  private def keyed(values: (String, String)*): DataFrame =
    checks.check(
      Decoding.of(contract.input, checks.book, JMap.of()).decode(records(values), new Plans).dataset(),
      lit(now)
    )

  private def reasons(json: String): Set[String] =
    Reasons
      .explain(checked(json), checks)
      .select(Columns.REASONS)
      .collect()
      .flatMap(_.getSeq[Row](0).map(_.getAs[String]("rule")))
      .toSet

  private def thing(more: String = "", id: String = "x"): String =
    s"""{"id":"$id","at":"2026-03-01T11:00:00Z"$more}"""

  private val cases = Seq(
    thing() -> Set.empty[String],
    thing(""","kind":"a","level":10,"open":9""") -> Set.empty[String],
    thing(""","kind":"c"""") -> Set("enum(kind)"),
    thing(""","level":10.001""") -> Set("range(level)"),
    thing(""","level":-0.001""") -> Set("range(level)"),
    thing(""","open":10""") -> Set("range(open)"),
    thing(""","open":0""") -> Set("range(open)"),
    thing(id = "ABCDEF") -> Set("pattern(id)", "length(id)"),
    thing(""","level":"high","kind":"c"""") -> Set("type(level)", "enum(kind)"),
    """{"at":"2026-03-01T11:00:00Z"}""" -> Set("required(id)"),
    """{"id":null,"at":"2026-03-01T11:00:00Z"}""" -> Set("required(id)"),
    """{"id":7,"at":"2026-03-01T11:00:00Z"}""" -> Set("type(id)"),
    """{"id":"x"}""" -> Set("required(at)"),
    """{"id":"x","at":"2026-03-01T12:05:00Z"}""" -> Set.empty[String],
    """{"id":"x","at":"2026-03-01T12:05:01Z"}""" -> Set("skew(at)"),
    """{"id":""" -> Set("decode"),
    s"""{"id":"${"x" * 200}"}""" -> Set("maxPayload"),
    thing(""","test":true,"level":99""") -> Set.empty[String]
  )

  for ((json, expected) <- cases) {
    test(s"${json.take(70)} breaks ${if (expected.isEmpty) "nothing" else expected.mkString(", ")}") {
      assert(reasons(json) == expected)
    }
  }

  test("a null value deletes by its key, and without one it is quarantined") {
    val rows = keyed("gone" -> null, (null: String) -> null)
    assert(rows.filter(col(Columns.DELETE)).select("id").collect().map(_.getString(0)).toSeq == Seq("gone"))
    assert(Reasons.explain(rows, checks).count() == 1)
  }

  test("a delete that arrives in the future is quarantined: it would swallow later registrations") {
    val decoded = Decoding
      .of(contract.input, checks.book, JMap.of())
      .decode(records(Seq("x" -> null), now.plusSeconds(301)), new Plans)
      .dataset()
    val reasons = Reasons.explain(checks.check(decoded, lit(now)), checks).select(Columns.REASONS).collect()
    assert(reasons.flatMap(_.getSeq[Row](0).map(_.getAs[String]("rule"))).toSeq == Seq("skew(at)"))
  }

  test("one job counts records, rules, filters, unknown fields and offsets") {
    val batch = keyed(
      "k" -> thing(),
      "k" -> thing(""","kind":"c","level":99"""),
      "k" -> thing(""","kind":"c""""),
      "k" -> thing(""","test":true,"kind":"c""""),
      "k" -> thing(""","colour":"red","size":1"""),
      "k" -> "{",
      "k" -> null
    )
    var counts: BatchCounts = null
    val jobs = TestSpark.stagesPerJob {
      counts = new Counting(checks, JList.of("test.things"), "at").count(BatchRows.of(batch))
    }
    assert(jobs.size <= 2, "a shuffle stage and its result, as adaptive execution counts them")
    assert(counts.consumed == 7)
    assert(counts.quarantined == 3)
    assert(counts.passed == 3)
    assert(counts.filteredByRule.asScala == Map("tests" -> 1L))
    assert(counts.quarantinedByRule.asScala == Map("decode" -> 1L, "enum(kind)" -> 2L, "range(level)" -> 1L))
    assert(counts.unknownFields.asScala == Map("colour" -> 1L, "size" -> 1L))
    assert(counts.offsets.asScala == Seq(new OffsetRange("test.things", 0, 0, 7)))
    assert(counts.ruleCounts.get("enum(kind)").evaluated == 4)
    assert(counts.ruleCounts.get("decode").evaluated == 7)
    assert(counts.eventTimeFrom == Instant.parse("2026-03-01T11:00:00Z"))
  }

  private def examples(shown: RowExamples, batch: DataFrame) =
    shown
      .of(BatchRows.of(batch), new Counting(checks, JList.of("test.things"), "at").count(BatchRows.of(batch)))
      .asScala
      .toMap

  test("shows which records break a rule, why, and the value unless it is classified") {
    val batch = keyed(
      "k" -> thing(),
      "k" -> thing(""","kind":"c","level":99"""),
      "k" -> thing(""","kind":"d"""),
      "k" -> thing(""","kind":"d""""),
      "k" -> "{"
    )
    val shown = examples(new RowExamples(checks, java.util.Set.of("level"), 5), batch)
    assert(shown.keySet == Set("decode", "enum(kind)", "range(level)"))
    val kinds = shown("enum(kind)").asScala
    assert(
      kinds.map(e => (e.topic, e.partition, e.offset, e.value)).toSeq == Seq(
        ("test.things", 0, 1L, "c"),
        ("test.things", 0, 3L, "d")
      )
    )
    assert(kinds.forall(e => e.column == "kind" && e.reason == "kind must be one of a, b"))
    assert(shown("range(level)").asScala.map(_.value).toSeq == Seq(Example.MASK))
    assert(shown("decode").asScala.map(e => (e.offset, e.value)).toSeq == Seq((2L, null), (4L, null)))
  }

  test("shows so many records of a rule in all, in one job a batch, and none once a rule has had its share") {
    val batch = keyed(Seq.fill(9)("k" -> thing(""","kind":"c"""")): _*)
    val three = new RowExamples(checks, java.util.Set.of(), 3)
    val counts = new Counting(checks, JList.of("test.things"), "at").count(BatchRows.of(batch))
    var found = 0
    val jobs = TestSpark.stagesPerJob { found = three.of(BatchRows.of(batch), counts).get("enum(kind)").size }
    assert(found == 3 && jobs.size == 1)
    val later = TestSpark.stagesPerJob { assert(three.of(BatchRows.of(batch), counts).isEmpty) }
    assert(later.isEmpty)
    assert(examples(three, keyed("k" -> thing())).isEmpty)
  }

  test("only quarantined rows keep their raw value") {
    val raw = keyed("k" -> thing(), "k" -> "{").select(Columns.VALUE).collect().map(_.isNullAt(0)).toSeq
    assert(raw == Seq(true, false))
  }

  test("all rules are evaluated in generated code, without a function of ours") {
    val plan = checked(thing()).queryExecution.executedPlan.toString
    assert(plan.contains("*(1) Project"))
    assert(!plan.contains("UDF"))
  }

  test("two rules of one id are refused") {
    val twin = new RowRule(
      new RuleInfo(
        "range(level)",
        "",
        "f",
        1,
        "ColumnValues",
        JList.of("level"),
        Scope.ROW,
        Severity.ERROR,
        Action.QUARANTINE,
        Dimension.CONFORMITY,
        Optional.empty(),
        Optional.empty(),
        Tolerance.none
      ),
      org.apache.spark.sql.functions.lit(true),
      col("level") > 1,
      ""
    )
    val e = intercept[MeshException](RecordChecks.of(contract, JList.of(twin)))
    assert(e.category == Category.CONTRACT)
    assert(
      e.getMessage == "Cannot run test.things: two rules have the id range(level). Give one of them another id."
    )
  }

  private def writetimes(values: String*): Seq[Long] =
    new Shaping(contract, Transform.none)
      .shape(checked(values: _*), checks)
      .select(Columns.WRITETIME)
      .collect()
      .map(_.getLong(0))
      .toSeq

  test("the write time is the version in microseconds, its last digits a hash of the content") {
    val Seq(one, same, other) = writetimes(thing(), thing(), thing(""","level":1"""))
    val version = Instant.parse("2026-03-01T11:00:00Z").toEpochMilli * 1000
    assert(one == same)
    assert(one != other)
    assert(Seq(one, other).forall(t => t >= version && t < version + 1000))
  }

  private val counted = {
    val count = field("revision", Kind.BIGINT, limits(minimum = Some(0)), required = true)
    val tables = Seq(TestContracts.table("things", fields.filter(_.name != "test") :+ count, Seq("id")))
    val topic = new Topic(
      JList.of("test.things"),
      Topic.Format.JSON,
      Optional.of("id"),
      false,
      200,
      "at",
      "revision",
      Topic.VersionPrecision.NUMBER,
      Duration.ofMinutes(5),
      Topic.NullValue.QUARANTINE,
      Topic.Quarantine.PLAIN,
      Optional.empty(),
      JList.of(),
      (fields :+ count).asJava
    )
    TestContracts.contract("test", tables, input = Some(topic))
  }
  private val countedChecks = RecordChecks.of(counted, JList.of())

  private def countedRecords(values: String*): DataFrame = countedChecks.check(
    Decoding
      .of(counted.input, countedChecks.book, JMap.of())
      .decode(records(values.map("k" -> _)), new Plans)
      .dataset(),
    lit(now)
  )

  private def revision(n: Long, more: String = ""): String = thing(s""","revision":$n$more""")

  test("the write time of a version that is a number keeps its order, whatever the event times are") {
    val late = s"""{"id":"x","at":"2020-01-01T00:00:00Z","revision":${Topic.MOST_VERSION}}"""
    val rows =
      countedRecords(revision(0), revision(0), revision(0, ""","level":1"""), revision(1), revision(2), late)
    val times = new Shaping(counted, Transform.none).shape(rows, countedChecks)
    val Seq(one, same, other, next, second, last) =
      times.orderBy(Columns.OFFSET).select(Columns.WRITETIME).collect().map(_.getLong(0)).toSeq
    assert(one == same && one != other)
    assert(Seq(one, other).forall(t => 0 <= t && t < next))
    assert(1000 <= next && next < second && second < 3000)
    assert(second < last && last < Instant.parse("2001-09-10T00:00:00Z").toEpochMilli * 1000)
  }

  test("a version that is a number is required and in range, and only the event can be in the future") {
    val bad = countedRecords(
      revision(0),
      thing(),
      revision(-1),
      """{"id":"x","at":"2026-03-01T12:05:01Z","revision":1}"""
    )
    val found = Reasons.explain(bad, countedChecks).orderBy(Columns.OFFSET).select(Columns.REASONS).collect()
    assert(
      found.map(r => Option(r.getSeq[Row](0)).toSeq.flatten.map(_.getAs[String]("rule"))).toSeq ==
        Seq(Seq("required(revision)"), Seq("range(revision)"), Seq("skew(at)"))
    )
  }

  test("a transform that loses or retypes a column is named") {
    val e = intercept[MeshException](
      new Shaping(
        contract,
        rows => rows.drop("kind", Columns.OFFSET).withColumn("level", col("level").cast("string"))
      )
        .shape(checked(thing()), checks)
    )
    assert(e.category == Category.DEFECT)
    assert(
      e.getMessage == """The transform of test.things is at fault: 3 problems
                        |  1. column _offset is gone. Hand it on as it came.
                        |  2. column kind of table things is missing.
                        |  3. column level of table things is STRING, the contract says DOUBLE.""".stripMargin
    )
  }
}
