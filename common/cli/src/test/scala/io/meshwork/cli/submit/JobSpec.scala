package io.meshwork.cli.submit

import io.meshwork.cli.{CliException, Product, Project}
import java.nio.file.{Files, Path}
import java.util.{List => JList}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class JobSpec extends AnyFunSuite {
  private val ships = Product.named("sea.ships")

  private def project(profile: String): Project = {
    val home = Files.createTempDirectory("project").toRealPath()
    write(home.resolve("conf/far.conf"), profile)
    write(home.resolve("jobs/sea/target/meshwork-sea.jar"), "")
    new Project(home)
  }

  private def write(file: Path, text: String): Unit = {
    Files.createDirectories(file.getParent)
    Files.writeString(file, text)
  }

  test("submits the domain's jar with the profile's settings, the job's arguments behind it") {
    val there = project(
      """submit { master = "spark://far:7077", driver-memory = 8g, spark-home = "/opt/spark", arguments = [--deploy-mode, cluster] }
        |meshwork { kafka.bootstrap-servers = "far:9092" }""".stripMargin
    )
    val job = Job.of(there, ships, "far", JList.of("--stream", "--for", "30 seconds"))
    assert(
      job.command.asScala == Seq(
        "/opt/spark/bin/spark-submit",
        "--master",
        "spark://far:7077",
        "--driver-memory",
        "8g",
        "--name",
        "sea.ships",
        "--deploy-mode",
        "cluster",
        there.home.resolve("jobs/sea/target/meshwork-sea.jar").toString,
        "sea.ships",
        "--stream",
        "--for",
        "30 seconds",
        "--conf",
        there.home.resolve("conf/far.conf").toString
      )
    )
    assert(job.environment.get("MESHWORK_HOME") == there.home.toString)
  }

  test("has defaults for what a profile leaves out") {
    val settings = SubmitSettings.read(project("").profile("far"))
    assert(settings == new SubmitSettings("local[2]", "2g", java.util.Optional.empty(), JList.of()))
  }

  test("asks to build an application that isn't there") {
    val there = project("")
    Files.delete(there.application("sea"))
    val e = intercept[CliException](Job.of(there, ships, "far", JList.of("--batch")))
    assert(
      e.getMessage == "the application of sea isn't built: no jobs/sea/target/meshwork-sea.jar. Type: mvn -q -DskipTests package"
    )
  }

  test("names file and line of a profile that can't be read") {
    val there = project("submit {\n  master = ")
    val e = intercept[CliException](SubmitSettings.read(there.profile("far")))
    assert(e.exitCode == 3)
    assert(e.getMessage.startsWith(s"cannot read ${there.profile("far")}: "))
    assert(e.getMessage.contains("far.conf: 2"))
  }
}
