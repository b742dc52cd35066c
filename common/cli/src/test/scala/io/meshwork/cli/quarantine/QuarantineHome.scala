package io.meshwork.cli.quarantine

import com.datastax.oss.driver.api.core.CqlSession
import com.datastax.oss.driver.api.core.config.DefaultDriverOption.REQUEST_TIMEOUT
import com.datastax.oss.driver.api.core.config.DriverConfigLoader
import io.meshwork.cli.Mesh
import io.meshwork.governance.quarantine.{KeyRing, RecordAddress, RecordContent}
import io.meshwork.sandbox.{Sandbox, SandboxOptions}
import java.io.{ByteArrayOutputStream, PrintStream, PrintWriter, StringWriter}
import java.net.InetSocketAddress
import java.nio.ByteBuffer
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}
import java.time.{Duration, Instant, LocalDate, ZoneOffset}
import java.util.Base64
import scala.jdk.CollectionConverters._

/** A checkout of its own, whose profile "far" is a real Cassandra with the platform's own tables. */
class QuarantineHome(checkout: Path) {
  val home: Path = Files.createTempDirectory("checkout").toRealPath()
  val key: String = "k1:" + Base64.getEncoder.encodeToString(Array.fill[Byte](32)(7))
  private val sandbox = Sandbox.at(home.resolve("sandbox"), SandboxOptions.forTests())
  private val day = LocalDate.parse("2026-05-01")

  private lazy val session: CqlSession = {
    sandbox.cassandra().start()
    val Array(host, port) = sandbox.contactPoint.split(":")
    CqlSession
      .builder()
      .addContactPoint(new InetSocketAddress(host, port.toInt))
      .withLocalDatacenter("datacenter1")
      .withConfigLoader(
        DriverConfigLoader.programmaticBuilder().withDuration(REQUEST_TIMEOUT, Duration.ofMinutes(1)).build()
      )
      .build()
  }

  write("conf/nowhere.conf", "meshwork.cassandra.contact-points = \"127.0.0.1:1\"\n")
  contract("ships", "")
  contract("people", ", classification: personal")

  def write(file: String, text: String): Path = {
    Files.createDirectories(home.resolve(file).getParent)
    Files.writeString(home.resolve(file), text)
  }

  private def contract(name: String, classified: String): Unit = write(
    s"jobs/sea/contracts/$name.odcs.yaml",
    s"""apiVersion: v3.1.0
       |kind: DataContract
       |id: $name
       |version: 1.0.0
       |status: active
       |domain: sea
       |dataProduct: $name
       |servers:
       |  - {server: in, type: kafka, host: "localhost:9092"}
       |  - server: out
       |    type: custom
       |    customProperties: [{property: engine, value: cassandra}]
       |schema:
       |  - name: event
       |    physicalName: sea.$name
       |    physicalType: topic
       |    customProperties:
       |      - {property: eventTime, value: at}
       |    properties:
       |      - {name: id, logicalType: string, required: true$classified}
       |      - {name: at, logicalType: timestamp, required: true}
       |  - name: ${name}_by_id
       |    physicalType: table
       |    properties:
       |      - {name: id, logicalType: string, partitionKeyPosition: 1}
       |      - {name: at, logicalType: timestamp, primaryKeyPosition: 1}
       |""".stripMargin
  )

  /** Starts Cassandra; the profile stands afterwards. */
  def start(): Unit = {
    session.execute("SELECT key FROM system.local")
    write(
      "conf/far.conf",
      s"""meshwork {
         |  kafka.bootstrap-servers = $${MESHWORK_ONLY_JOBS_HAVE_THIS}
         |  cassandra.contact-points = "${sandbox.contactPoint}"
         |  quarantine.key-file = "${write("keys", key + "\n")}"
         |}
         |submit.spark-home = "${home.resolve("spark")}"
         |""".stripMargin
    )
    assert(
      write(
        "spark/bin/spark-submit",
        s"""#!/usr/bin/env bash\nprintf '%s\\n' "$$@" > ${home.resolve("submitted")}\nexit 4\n"""
      ).toFile.setExecutable(true)
    )
    write("jobs/sea/target/meshwork-sea.jar", "")
  }

  def createTables(): Unit = {
    val cql = Files.readString(
      checkout.resolve("common/runtime/src/main/resources/io/meshwork/runtime/cassandra/meshwork.cql")
    )
    execute(
      "CREATE KEYSPACE meshwork WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}"
    )
    cql
      .replaceAll("(?m)^--.*$", "")
      .split(";")
      .map(_.strip)
      .filter(_.contains("meshwork."))
      .foreach(execute(_))
  }

  def stop(): Unit = {
    session.close()
    sandbox.down()
    sandbox.wipe()
  }

  def execute(statement: String, values: Any*): Unit =
    session.execute(statement, values.map(_.asInstanceOf[AnyRef]): _*)

  def status(product: String, offset: Long): (String, String, String) = {
    val row = session
      .execute(
        "SELECT status, status_by, status_reason FROM meshwork.quarantine WHERE product = ? AND day = ? AND bucket = ? " +
          "AND topic = ? AND partition = 0 AND offset = ?",
        product,
        day,
        Long.box(offset / 10000),
        product,
        Long.box(offset)
      )
      .one()
    (row.getString(0), row.getString(1), row.getString(2))
  }

  /** A record as a job quarantines it. */
  def quarantine(
      product: String,
      offset: Long,
      rules: Seq[String],
      value: String = "{}",
      protection: String = "plain",
      at: Instant = Instant.now(),
      run: String = "run-1",
      truncated: Boolean = false
  ): Unit = {
    val bucket = Long.box(offset / 10000)
    execute(
      "INSERT INTO meshwork.quarantine_days (product, quarantined_on, day, bucket) VALUES (?, ?, ?, ?)",
      product,
      LocalDate.ofInstant(at, ZoneOffset.UTC),
      day,
      bucket
    )
    val address = new RecordAddress(product, 0, offset)
    val raw = protection match {
      case "encrypt" =>
        val content = new RecordContent("the key".getBytes(UTF_8), null, value.getBytes(UTF_8))
        ByteBuffer.wrap(KeyRing.parse(key).seal(content, product, address).bytes)
      case "omit" => null
      case _      => ByteBuffer.wrap(value.getBytes(UTF_8))
    }
    val reasons =
      rules.map(r => s"{rule: '$r', column_name: null, message: '$r is broken'}").mkString("[", ", ", "]")
    execute(
      "INSERT INTO meshwork.quarantine (product, day, bucket, topic, partition, offset, kafka_timestamp, raw, message_key, " +
        "truncated, size, rules, contract_version, run, quarantined_at, first_run, first_quarantined_at, protection, key_id, " +
        s"status, reasons) VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, '1.0.0', ?, ?, 'run-1', ?, ?, ?, 'open', $reasons)",
      product,
      day,
      bucket,
      product,
      Long.box(offset),
      Instant.parse("2026-05-01T12:00:00Z"),
      raw,
      if (protection == "plain") ByteBuffer.wrap("the key".getBytes(UTF_8)) else null,
      Boolean.box(truncated),
      Long.box(value.length.toLong),
      rules.toSet.asJava,
      run,
      at,
      at,
      protection,
      if (protection == "encrypt") "k1" else null
    )
  }

  def mark(product: String, offset: Long, status: String, by: String, reason: String = null): Unit = execute(
    "UPDATE meshwork.quarantine SET status = ?, status_at = ?, status_by = ?, status_reason = ? WHERE product = ? AND day = ? " +
      "AND bucket = ? AND topic = ? AND partition = 0 AND offset = ?",
    status,
    Instant.parse("2026-05-02T00:00:00Z"),
    by,
    reason,
    product,
    day,
    Long.box(offset / 10000),
    product,
    Long.box(offset)
  )

  /** Exit code, standard output and standard error of "mesh quarantine", with the profile "far". */
  def mesh(args: String*): (Int, String, String) = meshAt("far", args: _*)

  def meshAt(profile: String, args: String*): (Int, String, String) = {
    val (before, stdout) = (System.getProperty("meshwork.home"), System.out)
    val (out, err) = (new ByteArrayOutputStream(), new StringWriter())
    System.setProperty("meshwork.home", home.toString)
    System.setOut(new PrintStream(out, true, UTF_8))
    try {
      val line = Mesh.commandLine().setErr(new PrintWriter(err, true))
      val code = line.execute(("quarantine" +: args) ++ Seq("--profile", profile): _*)
      (code, out.toString(UTF_8), err.toString)
    } finally {
      System.setOut(stdout)
      System.setProperty("meshwork.home", before)
    }
  }
}
