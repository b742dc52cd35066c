package io.meshwork.runtime.quarantine

import com.datastax.oss.driver.api.core.cql.{Row => CqlRow}
import io.meshwork.contract.DataContract
import io.meshwork.governance.quarantine.{RecordAddress, Selection}
import io.meshwork.quality.{Suite, SuiteSource}
import io.meshwork.runtime.{RunMode, TestSpark}
import io.meshwork.runtime.batch.{BatchPipeline, BatchResult, Product => MeshProduct, TestRuns}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.JobSettings
import io.meshwork.runtime.decode.DecodedSchema
import io.meshwork.runtime.landing.TestContracts
import io.meshwork.runtime.shape.Transform
import java.nio.charset.StandardCharsets.UTF_8
import java.sql.Timestamp
import java.time.{Duration, Instant}
import java.util.{List => JList, Map => JMap}
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.types.StructType
import scala.jdk.CollectionConverters._

/** A product whose records have a level, at most 10 at first, and what its quarantine holds. */
class ReplayFixture(
    name: String,
    kept: String = "plain",
    key: Option[String] = None,
    kafka: Option[String] = None,
    rules: Option[String] = None
) {
  val product = s"replays.$name"
  val topic = s"replays.$name"
  private val arrived = Instant.parse("2026-05-01T12:00:00Z")
  private var runs = 0

  private val schema = StructType.fromDDL(
    "key binary, value binary, topic string, partition int, offset bigint, timestamp timestamp, timestampType int, " +
      "headers array<struct<key: string, value: binary>>"
  )

  lazy val settings: JobSettings = TestRuns.settings(
    Seq(
      s"""kafka.bootstrap-servers = "${kafka.getOrElse("127.0.0.1:1")}"""",
      "quarantine.max-raw-bytes = 4 KiB"
    ) ++ key.map(k => s"""quarantine.key = "$k""""): _*
  )

  /** The contract with this highest level; each level is a version of its own. */
  def contract(max: Int): DataContract = DataContract.parse(
    s"$name.odcs.yaml",
    TestContracts.text(
      "replays",
      name,
      s"""  - name: event
       |    physicalName: $topic
       |    physicalType: topic
       |    customProperties:
       |      - {property: eventTime, value: at}
       |      - {property: quarantine, value: $kept}
       |      - {property: maxPayload, value: ${if (max < 1000) "8 KiB" else "64 KiB"}}
       |      - {property: filters, value: [{name: test, where: "id like 'test-%'", description: d}]}
       |    properties:
       |      - {name: id, logicalType: string, required: true}
       |      - {name: at, logicalType: timestamp, required: true}
       |      - {name: level, logicalType: integer, logicalTypeOptions: {minimum: 0, maximum: $max}}
       |  - name: ${name}_by_id
       |    physicalType: table
       |    properties:
       |      - {name: id, logicalType: string, partitionKeyPosition: 1}
       |      - {name: at, logicalType: timestamp, primaryKeyPosition: 1}
       |      - {name: level, logicalType: integer}
       |""".stripMargin,
      s"1.0.$max"
    )
  )

  def value(offset: Long, level: Int, more: String = ""): String =
    s"""{"id":"id-$offset","at":"2026-05-01T10:00:00Z","level":$level$more}"""

  def address(offset: Long) = new RecordAddress(topic, 0, offset)

  /** Records as Kafka's source has them, by offset. */
  def records(values: (Long, String)*): DataFrame = TestSpark.session.createDataFrame(
    values.map { case (offset, value) =>
      Row(s"k-$offset".getBytes(UTF_8), value.getBytes(UTF_8), topic, 0, offset, timestamp(offset), 0, null)
    }.asJava,
    schema
  )

  def timestamp(offset: Long): Timestamp = Timestamp.from(arrived.plusSeconds(offset))

  def newRun(): String = {
    runs += 1
    s"$product-$runs"
  }

  def process(
      rows: DataFrame,
      max: Int,
      mode: RunMode,
      run: String = newRun(),
      batch: Long = 0
  ): BatchResult =
    pipeline(max, mode, run).process(rows, batch)

  def meshProduct(max: Int): MeshProduct = {
    val made = contract(max)
    val suite = Suite.compile(
      rules.map(new SuiteSource("test.dqdl", 1, _)).toList.asJava,
      DecodedSchema.fields(made.input.fields),
      DecodedSchema.fields(made.primaryTable.columns)
    )
    new MeshProduct(made, suite, Transform.none, JMap.of(), JList.of())
  }

  def pipeline(max: Int, mode: RunMode, run: String): BatchPipeline =
    TestRuns.pipeline(meshProduct(max), settings, run, mode)

  def selection(
      rules: Set[String] = Set(),
      runs: Set[String] = Set(),
      records: Set[RecordAddress] = Set(),
      from: Instant = Instant.now().minus(Duration.ofHours(1)),
      until: Instant = Instant.now().plusSeconds(1)
  ) = new Selection(rules.asJava, runs.asJava, records.asJava, from, until)

  def source(selected: Selection, run: String): Replay =
    Replay.of(TestSpark.session, TestCassandra.connector, settings, product, selected, run)

  /** Replays as the job does: the results of the batches, and how many records were not to be had. */
  def replay(max: Int, selected: Selection = selection(), most: Long = 1000): (Seq[BatchResult], Long) = {
    val run = newRun()
    val replay = source(selected, run)
    val parts = replay.parts(most).asScala.toSeq.map(replay.read)
    try {
      val results = parts.zipWithIndex.map { case (part, i) =>
        process(part.rows, max, RunMode.REPLAY, run, i.toLong)
      }
      (results, parts.map(_.unavailable).sum)
    } finally parts.foreach(_.release.run())
  }

  private def quarantine: Seq[CqlRow] = TestCassandra
    .cql(
      s"SELECT day, bucket FROM meshwork.quarantine_buckets WHERE product = '$product' AND day = '2026-05-01'"
    )
    .flatMap { bucket =>
      TestCassandra.cql(
        s"SELECT * FROM meshwork.quarantine WHERE product = '$product' AND day = '2026-05-01' AND bucket = ${bucket
            .getLong(1)}"
      )
    }

  def row(offset: Long): CqlRow = quarantine.find(_.getLong("offset") == offset).get

  def statuses: Map[Long, String] = quarantine.map(r => r.getLong("offset") -> r.getString("status")).toMap

  def landed: Set[String] =
    TestCassandra.cql(s"SELECT id FROM replays.${name}_by_id").map(_.getString(0)).toSet

  /** As the mesh command does. */
  def discard(offset: Long): Unit = TestCassandra.cql(
    s"UPDATE meshwork.quarantine SET status = 'discarded' WHERE product = '$product' AND day = '2026-05-01' " +
      s"AND bucket = ${address(offset).bucket} AND topic = '$topic' AND partition = 0 AND offset = $offset IF status = 'open'"
  )
}
