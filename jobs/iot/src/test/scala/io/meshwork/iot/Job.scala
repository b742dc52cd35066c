package io.meshwork.iot

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}

import java.io.File
import java.nio.file.{Files, Path}
import java.util.concurrent.TimeUnit
import scala.jdk.CollectionConverters._

/** The shaded jar, submitted with spark-submit and the shipped profile, as a user would. */
class Job(folder: Path) {
  private val runs = folder.resolve("runs")

  class Submitted(process: Process, out: File, err: File) {
    def await(): Finished = {
      assert(process.waitFor(4, TimeUnit.MINUTES), s"the job doesn't end; see $err")
      Finished(process.exitValue(), Files.readString(out.toPath), Files.readString(err.toPath))
    }

    def kill(): Unit = {
      process.descendants().forEach(child => child.destroyForcibly())
      process.destroyForcibly()
      process.waitFor(1, TimeUnit.MINUTES)
    }

    def terminate(): Unit = process.destroy()
  }

  case class Finished(exitCode: Int, out: String, err: String) {
    lazy val run: JsonNode = {
      val path = out.linesIterator.toSeq.last.split(": ").last
      new ObjectMapper().readTree(Path.of(path).toFile)
    }
    def count(name: String): Long = run.path("counts").path(name).asLong()
    def outcome: String = run.path("outcome").asText()
  }

  def submit(args: String*): Submitted = {
    Files.createDirectories(folder)
    val out = File.createTempFile("job-", ".out", folder.toFile)
    val err = File.createTempFile("job-", ".err", folder.toFile)
    val command = Seq(
      Servers.spark.submit.toString,
      "--master",
      "local[2]",
      "--driver-memory",
      "1g",
      "--conf",
      "spark.ui.enabled=false",
      Servers.target.resolve("meshwork-iot.jar").toString
    ) ++ args ++ Seq("--conf", Servers.home.resolve("conf/local.conf").toString)
    val builder =
      new ProcessBuilder(command.asJava).directory(folder.toFile).redirectOutput(out).redirectError(err)
    builder.environment().put("MESHWORK_KAFKA", Servers.sandbox.bootstrapServers)
    builder.environment().put("MESHWORK_CASSANDRA", Servers.sandbox.contactPoint)
    builder
      .environment()
      .put("MESHWORK_CASSANDRA_LIBRARIES", io.meshwork.sandbox.CassandraLibraries.folder.toString)
    builder.environment().put("MESHWORK_RUNS", runs.toString)
    builder.environment().put("MESHWORK_CHECKPOINTS", folder.resolve("checkpoints").toString)
    new Submitted(builder.start(), out, err)
  }

  def run(args: String*): Finished = submit(args: _*).await()
}
