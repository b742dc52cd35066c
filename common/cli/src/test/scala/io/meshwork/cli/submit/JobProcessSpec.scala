package io.meshwork.cli.submit

import io.meshwork.cli.{CliException, Product}
import java.nio.file.{Files, Path}
import java.time.Duration
import java.util.{List => JList, Map => JMap}
import org.scalatest.concurrent.Eventually
import org.scalatest.funsuite.AnyFunSuite
import org.scalatest.time.SpanSugar._
import scala.jdk.CollectionConverters._

class JobProcessSpec extends AnyFunSuite with Eventually {
  implicit override val patienceConfig: PatienceConfig = PatienceConfig(20.seconds, 20.millis)

  private def job(command: String*): Job =
    new Job(command.asJava, JMap.of("GREETING", "hello"), Path.of("/"))

  private def log(): Path = Files.createTempFile("job", ".log")

  test("returns the job's exit code and keeps what it wrote, with its environment") {
    val written = log()
    val process = JobProcess.inBackground(job("bash", "-c", "echo $GREETING; echo oh >&2; exit 4"), written)
    assert(process.exitCode() == 4)
    assert(Files.readString(written) == "hello\noh\n")
  }

  test("lets a job end by itself on SIGTERM") {
    val written = log()
    val process = JobProcess.inBackground(
      job(
        "bash",
        "-c",
        "trap 'echo bye; exit 0' TERM; echo ready; while :; do read -t 0.1 <> <(:) || :; done"
      ),
      written
    )
    eventually(assert(Files.readString(written) == "ready\n"))
    process.stop()
    assert(process.exitCode() == 0)
    assert(Files.readString(written) == "ready\nbye\n")
  }

  test("ends a job at once that doesn't end by itself in time") {
    val written = log()
    val process =
      JobProcess.inBackground(
        job("bash", "-c", "trap '' TERM; echo ready; read < <(exec tail -f /dev/null)"),
        written
      )
    eventually(assert(Files.readString(written) == "ready\n"))
    process.stop(Duration.ofMillis(200))
    assert(!process.isRunning)
    assert(process.exitCode() == 137)
  }

  test("says that spark-submit can't be started") {
    val e = intercept[CliException](JobProcess.inForeground(job("/no/such/spark-submit")))
    assert(e.exitCode == 5)
    assert(e.getMessage.startsWith("cannot start /no/such/spark-submit: "))
  }

  test("tells new runs of a product from old ones and from other products' runs") {
    val folder = Files.createTempDirectory("runs")
    Files.writeString(folder.resolve("sea.ships-1.json"), "{}")
    val runs = NewRuns.since(folder, Product.named("sea.ships"))
    Files.writeString(folder.resolve("sea.ships-2.json"), "{}")
    Files.writeString(folder.resolve("sea.ships-2.html"), "")
    Files.writeString(folder.resolve("air.planes-3.json"), "{}")
    assert(runs.names() == JList.of("sea.ships-2"))
  }
}
