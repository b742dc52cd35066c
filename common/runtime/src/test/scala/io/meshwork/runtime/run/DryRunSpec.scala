package io.meshwork.runtime.run

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import io.meshwork.contract.DataContract
import io.meshwork.quality.{Suite, SuiteSource}
import io.meshwork.runtime.TestSpark
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.JobSettings
import io.meshwork.runtime.decode.DecodedSchema
import io.meshwork.runtime.landing.SchemaKeeper
import java.io.{ByteArrayOutputStream, FileOutputStream, PrintStream}
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}
import java.util.zip.GZIPOutputStream
import java.util.{List => JList, Map => JMap}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

/** A job that looks at data, from its command line to the file that it leaves. */
class DryRunSpec extends AnyFunSuite {
  private val folder = Files.createTempDirectory("dryrun")
  private val nowhere = write(
    "nowhere.conf",
    """meshwork { cassandra.contact-points = "127.0.0.1:1", kafka.bootstrap-servers = "127.0.0.1:1" }"""
  )

  private def write(name: String, text: String): Path = Files.writeString(folder.resolve(name), text)

  private def header(product: String, keyspace: String): String =
    s"""apiVersion: v3.1.0
       |kind: DataContract
       |id: $product
       |version: 1.0.0
       |status: active
       |domain: shop
       |dataProduct: $product
       |servers:
       |  - {server: in, type: kafka, host: "localhost:9092"}
       |  - server: out
       |    type: custom
       |    customProperties: [{property: engine, value: cassandra}, {property: keyspace, value: $keyspace}]
       |""".stripMargin

  private def contracts(keyspace: String): Path = {
    val place = Files.createDirectories(folder.resolve(keyspace))
    Files.writeString(
      place.resolve("customers.odcs.yaml"),
      header("customers", keyspace) +
        """schema:
        |  - name: customer
        |    physicalName: shop.customers
        |    physicalType: topic
        |    customProperties: [{property: eventTime, value: at}]
        |    properties:
        |      - {name: id, logicalType: string, required: true}
        |      - {name: at, logicalType: timestamp, required: true}
        |  - id: customers
        |    name: customers
        |    physicalType: table
        |    properties:
        |      - {id: id, name: id, logicalType: string, partitionKeyPosition: 1}
        |      - {name: at, logicalType: timestamp}
        |""".stripMargin
    )
    Files.writeString(
      place.resolve("orders.odcs.yaml"),
      header("orders", keyspace) +
        """schema:
        |  - name: order
        |    physicalName: shop.orders
        |    physicalType: topic
        |    customProperties:
        |      - {property: eventTime, value: at}
        |      - {property: messageKey, value: id}
        |      - {property: keyRequired, value: true}
        |      - {property: quarantine, value: omit}
        |      - {property: filters, value: [{name: test, where: "id like 'test-%'", description: d}]}
        |    properties:
        |      - {name: id, logicalType: string, required: true}
        |      - {name: at, logicalType: timestamp, required: true}
        |      - {name: pieces, logicalType: integer, logicalTypeOptions: {minimum: 1}}
        |      - {name: price, logicalType: number, physicalType: "decimal(12,2)"}
        |      - {name: gift, logicalType: boolean}
        |      - {name: status, logicalType: string}
        |      - {name: mail, logicalType: string, classification: confidential}
        |      - name: customer
        |        logicalType: string
        |        relationships:
        |          - to: customers.odcs.yaml#/schema/customers/properties/id
        |  - name: orders
        |    physicalType: table
        |    properties:
        |      - {name: id, logicalType: string, partitionKeyPosition: 1}
        |      - {name: at, logicalType: timestamp}
        |      - {name: pieces, logicalType: integer}
        |      - {name: price, logicalType: number, physicalType: "decimal(12,2)"}
        |      - {name: status, logicalType: string}
        |      - {name: mail, logicalType: string, classification: confidential}
        |""".stripMargin
    )
  }

  private lazy val orders = contracts("shop")

  private def order(id: String, more: String): String = s"""{"id":"$id","at":"2026-05-01T10:00:00Z"$more}"""

  private def lines(name: String, records: String*): Path = write(name, records.mkString("", "\n", "\n"))

  private def suite(name: String, rules: String*): Path =
    write(name, rules.mkString("Rules = [\n", ",\n", "\n]"))

  private case class Ended(code: Int, err: String, out: Path) {
    def json: JsonNode = new ObjectMapper().readTree(out.toFile)
    def text: String = Files.readString(out)
    def rule(id: String): JsonNode =
      json.get("rules").asScala.find(_.get("id").asText == id).getOrElse(fail(id))
    def count(what: String): Long = json.get("counts").get(what).asLong
    def verdict: String = json.get("verdict").asText
  }

  private def job(
      task: String,
      suite: Path,
      data: String,
      conf: Path = nowhere,
      contract: Path = orders
  ): Ended = {
    TestSpark.session
    val out = folder.resolve(s"out-${System.nanoTime()}")
    val err = new ByteArrayOutputStream
    val before = System.err
    System.setErr(new PrintStream(err, true, UTF_8))
    try {
      val code = MeshJob.run(
        new Domain("shop", JMap.of()),
        "shop.orders",
        task,
        out.toString,
        "--data",
        data,
        "--contract",
        contract.toString,
        "--suite",
        suite.toString,
        "--conf",
        conf.toString
      )
      Ended(code, err.toString(UTF_8), out)
    } finally System.setErr(before)
  }

  private lazy val plain = suite(
    "plain.dqdl",
    """ColumnValues "status" in ["open", "paid"] with id = "status" with severity = "warning"""",
    """Completeness "price" >= 0.5 with id = "priced""""
  )

  test("passes good records, and needs no server") {
    val file = lines(
      "good.jsonl",
      order("a", ""","price":1.5,"status":"open","pieces":2"""),
      "",
      order("b", ""","price":2""")
    )
    val ended = job(
      "--check",
      suite("priced.dqdl", """Completeness "price" >= 0.5 with id = "priced""""),
      file.toString
    )
    assert(ended.code == 0 && ended.verdict == "passed", ended.err)
    assert(ended.count("consumed") == 2 && ended.count("passed") == 2)
    assert(
      ended.json.get("data").asText == "file good.jsonl" && ended.json.get("product").asText == "shop.orders"
    )
    val skipped = ended.rule("foreignKey(customer)")
    assert(skipped.get("outcome").asText == "SKIPPED")
    assert(
      skipped.get("message").asText ==
        "Cassandra doesn't answer, so nobody can tell whether customer is known to shop.customers."
    )
  }

  test("counts what would become of each record, as a run does") {
    val file = lines(
      "mixed.jsonl",
      order("a", ""","price":1,"status":"open""""),
      order("a", ""","price":1,"status":"open""""),
      order("test-1", ""","price":1"""),
      order("b", ""","price":1,"pieces":0,"status":"lost","mail":"ann@example.org""""),
      order("c", ""","price":"much","status":"lost","mail":"bob@example.org""""),
      "no json"
    )
    val ended = job("--check", plain, file.toString)
    assert(ended.code == 0 && ended.verdict == "warned", ended.err)
    assert(
      List("consumed", "filtered", "quarantined", "superseded", "passed").map(ended.count) == List(6, 1, 3, 1,
        1)
    )
    assert(
      ended.rule("decode").get("failing").asLong == 1 && ended.rule("type(price)").get("failing").asLong == 1
    )
    assert(ended.rule("status").get("failing").asLong == 2)
    assert(ended.rule("status").get("examples").get(0).get("value").asText == "lost")
    assert(!ended.text.contains("example.org"))
  }

  test("a batch that the gate would refuse ends with 4") {
    val file = lines(
      "unpriced.jsonl",
      order("a", ""","status":"open""""),
      order("b", ""","price":1,"status":"open"""")
    )
    val ended =
      job("--check", suite("strict.dqdl", """Completeness "price" = 1 with id = "priced""""), file.toString)
    assert(ended.code == 4 && ended.verdict == "blocked")
    assert(ended.rule("priced").get("value").asDouble == 0.5)
  }

  test("a malformed suite ends with 3: every problem in one list, nothing run") {
    val bad =
      suite("bad.dqdl", """IsComplete "nobody"""", """IsFine "id"""", """ColumnValues "price" > "x"""")
    val ended = job("--check", bad, lines("any.jsonl", order("a", "")).toString)
    assert(ended.code == 3)
    assert(ended.err.startsWith(s"Invalid suite $bad: 3 problems"))
    List("1. line 2: ", "2. line 3: ", "3. line 4: ").foreach(line =>
      assert(ended.err.contains(line), ended.err)
    )
    assert(!Files.exists(ended.out))
  }

  test("reads CSV by the names of its columns, packed or not") {
    val text =
      "id,at,pieces,price,gift,status\na,2026-05-01T10:00:00Z,3,1.50,true,open\nb,2026-05-01T10:00:00Z,many,,maybe,\"paid\"\n"
    val packed = folder.resolve("orders.csv.gz")
    val zip = new GZIPOutputStream(new FileOutputStream(packed.toFile))
    zip.write(text.getBytes(UTF_8))
    zip.close()
    for (file <- List(write("orders.csv", text), packed)) {
      val ended = job("--check", plain, file.toString)
      assert(ended.count("consumed") == 2 && ended.count("quarantined") == 1, ended.err)
      assert(
        ended.rule("type(pieces)").get("failing").asLong == 1 && ended
          .rule("type(gift)")
          .get("failing")
          .asLong == 1
      )
      assert(ended.rule("status").get("failing").asLong == 0)
    }
  }

  test("reads Parquet") {
    val file = folder.resolve("orders.parquet")
    TestSpark.session
      .sql(
        "select 'a' id, timestamp'2026-05-01 10:00:00' at, 2 pieces, cast(1.25 as decimal(12,2)) price, 'open' status"
      )
      .coalesce(1)
      .write
      .parquet(folder.resolve("parquet").toString)
    val part =
      Files.list(folder.resolve("parquet")).iterator.asScala.find(_.toString.endsWith(".parquet")).get
    Files.copy(part, file)
    val ended = job("--check", plain, file.toString)
    assert(ended.code == 0 && ended.verdict == "passed" && ended.count("passed") == 1, ended.err)
  }

  test("a file without records passes what speaks of records") {
    val ended = job("--check", plain, lines("none.jsonl").toString)
    assert(ended.count("consumed") == 0 && ended.rule("status").get("outcome").asText == "PASSED", ended.err)
  }

  test("profiles every readable record, classified values masked") {
    val file = lines(
      "profiled.jsonl",
      order("a", ""","price":1.5,"mail":"ann@example.org""""),
      order("b", ""","price":2.5"""),
      "no json"
    )
    val ended = job("--profile", plain, file.toString)
    assert(ended.code == 0 && ended.json.get("rows").asLong == 2, ended.err)
    val columns = ended.json.get("columns").asScala.map(c => c.get("name").asText -> c).toMap
    assert(
      columns("price").get("numbers").get("mean").asDouble == 2 && columns("mail").get("masked").asBoolean
    )
    assert(columns("mail").get("nulls").asLong == 1 && columns("status").get("nulls").asLong == 2)
    assert(!ended.text.contains("example.org"))
  }

  test("suggests a suite that compiles and doesn't repeat the contract") {
    val file = lines(
      "many.jsonl",
      1.to(200)
        .map(i =>
          order(
            s"o$i",
            s""","price":${i * 0.5},"pieces":${i % 7 + 1},"status":"${if (i % 3 == 0) "open"
              else "paid"}","mail":"m$i@example.org""""
          )
        ): _*
    )
    val ended = job("--suggest", suite("one.dqdl", """IsUnique "mail""""), file.toString)
    assert(ended.code == 0, ended.err)
    val contract = DataContract.read(orders)
    val compiled = Suite.compile(
      JList.of(new SuiteSource("x", 1, ended.text)),
      DecodedSchema.fields(contract.input.fields),
      DecodedSchema.fields(contract.primaryTable.columns)
    )
    val ids = (compiled.rowRules.asScala.map(_.id) ++ compiled.datasetRules.asScala.map(_.id)).toSet
    assert(ids.contains("status is a known value") && ids.contains("price is not negative"))
    assert(
      !ids.contains("id is there") && !ids.contains("pieces is not negative") && !ids.contains(
        "mail is unique"
      )
    )
    assert(ended.text.contains("""IsComplete "id": it is required already."""))
    assert(!ended.text.contains("example.org"))
  }

  test("says what is wrong with --data") {
    assert(job("--check", plain, "gone.jsonl").err.startsWith("--data: there is no file gone.jsonl."))
    val odd = write("orders.xml", "")
    val ended = job("--check", plain, odd.toString)
    assert(
      ended.code == 2 && ended.err.contains(
        "has an ending of no known format. Known: .jsonl, .ndjson, .json, .csv, .parquet"
      )
    )
    val table = job("--check", plain, "table:lines")
    assert(
      table.code == 2 && table.err.startsWith("--data: shop.orders has no table \"lines\". It has: orders.")
    )
  }

  test("landed rows without a Cassandra end with 5") {
    assert(job("--profile", plain, "table").code == 5)
  }

  test("judges, profiles and suggests from landed rows, and looks references up") {
    val conf = write(
      "cassandra.conf",
      s"""meshwork { cassandra.contact-points = "${TestCassandra.contactPoint}", kafka.bootstrap-servers = "127.0.0.1:1" }"""
    )
    val contract = contracts("dryrun")
    val settings = JobSettings.load(JList.of(conf))
    settings.cassandra.connectorConf().forEach((key, value) => TestSpark.session.conf.set(key, value))

    val missing = job("--check", plain, "table", conf, contract)
    assert(
      missing.code == 3 && missing.err.startsWith(
        "Table dryrun.orders is not in Cassandra. Run shop.orders first"
      )
    )

    val records = lines(
      "referring.jsonl",
      order("a", ""","customer":"ann","price":1"""),
      order("b", ""","customer":"bob","price":1""")
    )
    val noCustomers = job("--check", plain, records.toString, conf, contract)
    assert(
      noCustomers.rule("foreignKey(customer)").get("message").asText.contains("Run shop.customers first")
    )

    SchemaKeeper.prepare(TestCassandra.connector, settings.cassandra, DataContract.read(contract))
    SchemaKeeper.prepare(
      TestCassandra.connector,
      settings.cassandra,
      DataContract.read(contract.resolveSibling("customers.odcs.yaml"))
    )
    TestCassandra.cql("INSERT INTO dryrun.customers (id, at) VALUES ('ann', '2026-05-01T10:00:00Z')")
    val checked = job("--check", plain, records.toString, conf, contract)
    assert(
      checked.count("quarantined") == 1 && checked.rule("foreignKey(customer)").get("failing").asLong == 1,
      checked.err
    )
    assert(TestCassandra.cql("SELECT * FROM dryrun.orders").isEmpty)

    for (i <- 1 to 40) {
      TestCassandra.cql(
        s"INSERT INTO dryrun.orders (id, at, price, status) VALUES ('o$i', '2026-05-01T10:00:00Z', $i.5, '${if (i % 4 == 0) "lost" else "paid"}')"
      )
    }
    val rules = suite(
      "table.dqdl",
      """ColumnValues "status" in ["open", "paid"] with id = "status" with severity = "warning"""",
      """ColumnValues "gift" = "true" with id = "gift"""",
      """Completeness "price" = 1 with id = "priced""""
    )
    val landed = job("--check", rules, "table", conf, contract)
    assert(landed.code == 0 && landed.verdict == "warned" && landed.count("rows") == 40, landed.err)
    assert(
      landed.rule("status").get("failing").asLong == 10 && landed.rule("status").get("evaluated").asLong == 40
    )
    assert(
      landed
        .rule("gift")
        .get("message")
        .asText == "It speaks of a field of the records that table orders doesn't have."
    )
    assert(landed.rule("priced").get("outcome").asText == "PASSED")
    assert(job("--profile", rules, "table", conf, contract).json.get("rows").asLong == 40)
    assert(
      job("--suggest", rules, "table:orders", conf, contract).text.contains(
        """Completeness "pieces""""
      ) == false
    )
  }
}
