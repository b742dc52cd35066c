package io.meshwork.runtime.lineage

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import com.sun.net.httpserver.HttpServer
import com.typesafe.config.ConfigFactory
import io.meshwork.contract.DataContract
import io.meshwork.quality._
import io.meshwork.runtime.{Category, MeshException, RunMode}
import io.meshwork.runtime.batch.{Product => MeshProduct}
import io.meshwork.runtime.config.JobSettings
import io.meshwork.runtime.landing.TestContracts
import io.meshwork.runtime.report.{ParentRun, RunCounts, RunState}
import io.meshwork.runtime.shape.Transform
import io.openlineage.client.{OpenLineage, OpenLineageClientUtils}
import java.net.{InetAddress, InetSocketAddress, ServerSocket}
import java.nio.file.{Files, Path}
import java.time.{Duration, Instant}
import java.util.concurrent.{CopyOnWriteArrayList, CountDownLatch}
import java.util.{List => JList, Map => JMap, Optional, UUID}
import org.apache.spark.SparkConf
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

/** What OpenLineage is told of a run, by each of the ways that events may take. */
class LineageSpec extends AnyFunSuite {
  private val json = new ObjectMapper()
  private val began = Instant.parse("2026-03-01T10:00:00Z")
  private val secret = "ada@example.org"

  private val contract = DataContract.parse(
    "readings.odcs.yaml",
    TestContracts.text(
      "weather",
      "readings",
      """  - name: reading
        |    physicalName: weather.readings
        |    physicalType: topic
        |    customProperties: [{property: eventTime, value: at}]
        |    properties:
        |      - {name: station, logicalType: string, required: true, description: Where it was measured.}
        |      - {name: at, logicalType: timestamp, required: true}
        |      - {name: level, logicalType: number, physicalType: "decimal(12,2)"}
        |  - name: readings_by_station
        |    physicalType: table
        |    description: Each reading of a station.
        |    properties:
        |      - {name: station, logicalType: string, partitionKeyPosition: 1}
        |      - name: day
        |        logicalType: date
        |        partitionKeyPosition: 2
        |        customProperties: [{property: timeBucket, value: {of: at, unit: day}}]
        |      - {name: at, logicalType: timestamp, primaryKeyPosition: 1}
        |      - {name: level, logicalType: number, physicalType: "decimal(12,2)"}
        |""".stripMargin
    )
  )

  private def product(transform: Transform = Transform.none()) = MeshProduct.of(
    contract,
    JList.of(new SuiteSource("readings.dqdl", 1, "Rules = [ IsComplete \"level\" ]")),
    transform,
    JMap.of(),
    JList.of()
  )

  private val task = new ParentRun(
    "airflow",
    "weather.readings.run",
    "0190b6f0-4d6d-7c3e-8a11-000000000001",
    Optional.of(
      new ParentRun("airflow", "weather.readings", "0190b6f0-4d6d-7c3e-8a11-000000000002", Optional.empty())
    )
  )

  private def run(
      mode: RunMode = RunMode.BATCH,
      parent: Option[ParentRun] = Some(task),
      of: MeshProduct = product()
  ) = new LineageRun(
    of,
    "weather.readings-20260301T100000000Z-00ff",
    mode,
    began,
    Optional.ofNullable(parent.orNull),
    if (mode == RunMode.BACKFILL) Optional.of(began.minusSeconds(60)) else Optional.empty(),
    if (mode == RunMode.BACKFILL) Optional.of(began) else Optional.empty()
  )

  private def state: RunState = {
    val rule = product().suite.rowRules.asScala.head.info
    val example = new Example("weather.readings", 0, 7, "", "level", secret, secret)
    val result = new RuleResult(
      rule,
      Outcome.FAILED,
      "Completeness(level)",
      0.9,
      "= 1",
      10,
      1,
      "Completeness is 0.9",
      Optional.empty(),
      JList.of(example)
    )
    new RunState(
      new RunCounts(10, 9, 0, 0, 1),
      JMap.of("weather.readings_by_station", 9L),
      JList.of(result),
      Optional.of(Verdict.WARNED),
      Optional.of("publication-1"),
      Optional.empty()
    )
  }

  private def settings(block: String): JobSettings = {
    val file = Files.createTempFile("profile", ".conf")
    Files.writeString(
      file,
      s"""meshwork {
         |  kafka.bootstrap-servers = "broker:9092"
         |  cassandra.contact-points = "node:9042"
         |  lineage { $block }
         |}""".stripMargin
    )
    JobSettings.load(JList.of(file))
  }

  private def lineage(block: String, of: LineageRun = run(), spark: SparkConf = new SparkConf(false)) = {
    val read = settings(block)
    Lineage.of(of, read.lineage, read.kafka, read.cassandra, spark)
  }

  private def toFile(folder: Path) = s"""transport { type = file, location = "$folder/{run}.jsonl" }"""

  private def events(tell: Lineage => Unit, of: LineageRun = run(), block: String = ""): Seq[JsonNode] = {
    val folder = Files.createTempDirectory("lineage")
    tell(lineage(toFile(folder) + "\n" + block, of).get)
    Files.readAllLines(folder.resolve(s"${of.name}.jsonl")).asScala.map(json.readTree).toSeq
  }

  private def types(events: Seq[JsonNode]): Seq[String] = events.map(_.path("eventType").asText)

  private def toTheEnd(l: Lineage): Unit = {
    l.begun()
    l.completed(state)
  }

  test("an event has what the specification asks for, and is read back as it was") {
    for (event <- events(toTheEnd)) {
      val read = OpenLineageClientUtils.runEventFromJson(event.toString)
      assert(json.readTree(OpenLineageClientUtils.toJson(read)) == event)
      assert(read.getSchemaURL.toString.startsWith("https://openlineage.io/spec/"))
      for (facets <- event.findValues("facets").asScala; facet <- facets.elements.asScala) {
        assert(facet.path("_producer").asText == "urn:meshwork:runtime")
        assert(facet.path("_schemaURL").asText.startsWith("https://openlineage.io/spec/facets/"))
      }
    }
  }

  test("says of the run whose it is, and of the job what it is") {
    val Seq(start, complete) = events(toTheEnd)
    assert(types(Seq(start, complete)) == Seq("START", "COMPLETE"))
    assert(start.path("eventTime").asText == "2026-03-01T10:00:00Z")
    assert(start.path("run").path("runId") == complete.path("run").path("runId"))
    assert(UUID.fromString(start.path("run").path("runId").asText) == run().id)
    for (event <- Seq(start, complete)) {
      val parent = event.at("/run/facets/parent")
      assert(parent.at("/run/runId").asText == task.run)
      assert(parent.at("/job/name").asText == task.job && parent.at("/job/namespace").asText == "airflow")
      assert(parent.at("/root/run/runId").asText == task.root.get.run)
      assert(parent.at("/root/job/name").asText == "weather.readings")
      assert(event.at("/job/name").asText == "weather.readings")
      assert(event.at("/job/namespace").asText == "meshwork")
      assert(event.at("/job/facets/jobType/processingType").asText == "BATCH")
      assert(event.at("/job/facets/jobType/integration").asText == "MESHWORK")
      assert(event.at("/run/facets/processing_engine/version").asText == org.apache.spark.SPARK_VERSION)
      assert(event.at("/run/facets/nominalTime").isMissingNode)
    }
    val tags =
      complete.at("/run/facets/tags/tags").asScala.map(t => t.path("key").asText -> t.path("value").asText)
    assert(tags.toMap.get("run").contains(run().name) && tags.toMap.get("verdict").contains("warned"))
  }

  test("without a scheduler there is no parent; a stream is one; a range has its times") {
    val Seq(start, _) = events(toTheEnd, run(RunMode.STREAM, None))
    assert(start.at("/run/facets/parent").isMissingNode)
    assert(start.at("/job/facets/jobType/processingType").asText == "STREAMING")
    val unnamed = new ParentRun("airflow", "weather.readings.run", "manual__1", Optional.empty())
    val Seq(nameless, _) = events(toTheEnd, run(parent = Some(unnamed)))
    assert(nameless.at("/run/facets/parent").isMissingNode)
    val Seq(range, _) = events(toTheEnd, run(RunMode.BACKFILL))
    assert(range.at("/run/facets/nominalTime/nominalStartTime").asText == "2026-03-01T09:59:00Z")
    assert(range.at("/run/facets/nominalTime/nominalEndTime").asText == "2026-03-01T10:00:00Z")
  }

  test("names topics and tables by the naming specification, with their schemas and counts") {
    val Seq(start, complete) = events(toTheEnd)
    assert(
      start.at("/inputs/0/inputFacets").isMissingNode && start.at("/outputs/0/outputFacets").isMissingNode
    )
    val input = complete.path("inputs").get(0)
    assert(input.path("namespace").asText == "kafka://broker:9092")
    assert(input.path("name").asText == "weather.readings")
    assert(input.at("/inputFacets/inputStatistics/rowCount").asLong == 10)
    assert(input.at("/inputFacets/dataQualityMetrics/rowCount").asLong == 10)
    assert(input.at("/inputFacets/dataQualityMetrics/columnMetrics/level/nullCount").asLong == 1)
    val assertion = input.at("/inputFacets/dataQualityAssertions/assertions").get(0)
    assert(assertion.path("assertion").asText == "IsComplete \"level\"")
    assert(!assertion.path("success").asBoolean && assertion.path("column").asText == "level")
    val output = complete.path("outputs").get(0)
    assert(output.path("namespace").asText == "cassandra://node:9042")
    assert(output.path("name").asText == "weather.readings_by_station")
    assert(output.at("/outputFacets/outputStatistics/rowCount").asLong == 9)
    assert(output.at("/facets/version/datasetVersion").asText == "publication-1")
    assert(output.at("/facets/documentation/description").asText == "Each reading of a station.")
    def schema(dataset: JsonNode) =
      dataset
        .at("/facets/schema/fields")
        .asScala
        .map(f => f.path("name").asText -> f.path("type").asText)
        .toSeq
    assert(schema(input) == Seq("station" -> "string", "at" -> "timestamp", "level" -> "decimal(12,2)"))
    assert(
      schema(output) ==
        Seq("station" -> "text", "day" -> "date", "at" -> "timestamp", "level" -> "decimal")
    )
    assert(input.at("/facets/schema/fields").get(0).path("description").asText == "Where it was measured.")
  }

  test("knows where a column comes from, unless the domain's code makes it") {
    def fields(of: MeshProduct) =
      events(toTheEnd, run(of = of)).last.path("outputs").get(0).at("/facets/columnLineage/fields")
    val known = fields(product())
    def source(column: String) = known.path(column).path("inputFields").get(0)
    assert(source("level").path("field").asText == "level")
    assert(source("level").at("/transformations/0/subtype").asText == "IDENTITY")
    assert(source("day").path("field").asText == "at")
    assert(source("day").at("/transformations/0/subtype").asText == "TRANSFORMATION")
    assert(source("day").path("namespace").asText == "kafka://broker:9092")
    assert(fields(product(rows => rows.filter("true"))).isMissingNode)
  }

  test("no example of a row leaves") {
    assert(state.rules.get(0).examples.get(0).value == secret)
    assert(events(toTheEnd).forall(!_.toString.contains(secret)))
  }

  test("a run that is blocked or fails says why, and one that is stopped is aborted") {
    val failed = events { l => l.begun(); l.failed(state, "The gate blocked a batch.") }
    assert(types(failed) == Seq("START", "FAIL"))
    assert(failed.last.at("/run/facets/errorMessage/message").asText == "The gate blocked a batch.")
    val aborted = events { l => l.begun(); l.aborted(state, "The backfill was stopped.") }
    assert(types(aborted) == Seq("START", "ABORT"))
  }

  test("tells of a run that goes on, but not of each batch") {
    def twice(l: Lineage): Unit = {
      l.begun()
      (1 to 20).foreach(_ => l.goesOn(() => state))
      l.completed(state)
    }
    // The run began long ago, so the first publication is due; the others come within the pause.
    assert(types(events(twice)) == Seq("START", "RUNNING", "COMPLETE"))
    val young = new LineageRun(
      product(),
      "young",
      RunMode.STREAM,
      Instant.now(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty()
    )
    assert(types(events(twice, young)) == Seq("START", "COMPLETE"))
  }

  /** A server that answers with a status, and what was posted to it. */
  private def serving[A](status: Int)(use: (String, CopyOnWriteArrayList[String]) => A): A = {
    val posted = new CopyOnWriteArrayList[String]()
    val server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress, 0), 0)
    server.createContext(
      "/",
      exchange => {
        val key = String.valueOf(exchange.getRequestHeaders.getFirst("Authorization"))
        posted.add(
          s"${exchange.getRequestURI} $key " + new String(exchange.getRequestBody.readAllBytes, "UTF-8")
        )
        exchange.sendResponseHeaders(status, -1)
        exchange.close()
      }
    )
    server.start()
    try use(s"http://localhost:${server.getAddress.getPort}", posted)
    finally server.stop(0)
  }

  test("a server gets START and COMPLETE, with the task") {
    serving(201) { (url, posted) =>
      toTheEnd(
        lineage(s"""transport { type = http, url = "$url", auth { type = api_key, apiKey = k1 } }""").get
      )
      val sent = posted.asScala.toSeq.map(_.split(" ", 4))
      assert(sent.map(_.take(3).toSeq) == Seq.fill(2)(Seq("/api/v1/lineage", "Bearer", "k1")))
      val bodies = sent.map(words => json.readTree(words(3)))
      assert(types(bodies) == Seq("START", "COMPLETE"))
      assert(bodies.map(_.at("/run/facets/parent/run/runId").asText) == Seq.fill(2)(task.run))
    }
  }

  test("a server that refuses gets all, and hinders nobody") {
    serving(500) { (url, posted) =>
      toTheEnd(lineage(s"""transport { type = http, url = "$url" }""").get)
      assert(posted.size == 2)
    }
  }

  test("neither a closed port nor a folder that can't be hinders a run") {
    val closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress)
    closed.close()
    val url = s"http://localhost:${closed.getLocalPort}"
    toTheEnd(lineage(s"""transport { type = http, url = "$url" }""").get)
    toTheEnd(lineage("""transport { type = file, location = "/proc/none/lineage.jsonl" }""").get)
    toTheEnd(lineage("transport { type = http }").get)
  }

  test("a server that never answers is waited for no longer than the timeout") {
    val silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress)
    val ended = new CountDownLatch(1)
    try {
      val url = s"http://localhost:${silent.getLocalPort}"
      val l = lineage(
        s"""timeout = 200 milliseconds
                         |transport { type = http, url = "$url", timeoutInMillis = 3600000 }""".stripMargin
      ).get
      val run = new Thread(() => { toTheEnd(l); ended.countDown() })
      run.setDaemon(true)
      run.start()
      // An hour is what the transport would wait; the run ends while the server is still silent.
      assert(ended.await(60, java.util.concurrent.TimeUnit.SECONDS))
    } finally silent.close()
  }

  test("the scheduler's transport counts where the profile names none, and is no reason to fail") {
    serving(200) { (url, posted) =>
      val handed = new SparkConf(false)
        .set("spark.openlineage.transport.type", "http")
        .set("spark.openlineage.transport.url", url)
        .set("spark.openlineage.transport.endpoint", "/events")
      toTheEnd(lineage("", spark = handed).get)
      assert(posted.asScala.map(_.takeWhile(_ != ' ')) == Seq("/events", "/events"))
    }
    assert(
      lineage("", spark = new SparkConf(false).set("spark.openlineage.transport.type", "pigeon")).isEmpty
    )
  }

  test("OpenLineage's own variables count last, and can silence all") {
    val none = settings("").lineage
    def chosen(environment: (String, String)*) =
      Transports.choose(none, "r", new SparkConf(false), environment.toMap.asJava)
    assert(chosen().isEmpty)
    assert(chosen("OPENLINEAGE_URL" -> "http://a:1").isPresent)
    assert(chosen("OPENLINEAGE_URL" -> "http://a:1", "OPENLINEAGE_DISABLED" -> "true").isEmpty)
    val file = Files.writeString(Files.createTempFile("openlineage", ".yml"), "transport:\n  type: console\n")
    assert(chosen("OPENLINEAGE_CONFIG" -> file.toString).isPresent)
  }

  private def refused(block: String): String = {
    val e = intercept[MeshException](settings(block))
    assert(e.category == Category.CONFIGURATION)
    e.getMessage
  }

  test("has a default for every setting, and says what is wrong with the others") {
    val none = settings("").lineage
    assert(none.namespace == "meshwork" && none.transport.isEmpty)
    assert(none.runningEvery == Duration.ofMinutes(5) && none.timeout == Duration.ofSeconds(5))
    val known = "Give one of: http, kafka, file, console, composite."
    assert(
      refused("transport.type = pigeon").endsWith(s"""meshwork.lineage.transport.type is "pigeon". $known""")
    )
    assert(
      refused("""transport.url = "http://a"""").endsWith(
        s"meshwork.lineage.transport.type is missing. $known"
      )
    )
    assert(
      refused("transport { type = http, urll = x }").contains(
        "meshwork.lineage.transport can't be read: Unrecognized field \"urll\""
      )
    )
    assert(
      refused("name-space = x").contains(
        """meshwork.lineage.name-space is not a setting. Did you mean "namespace"?"""
      )
    )
  }
}
