package io.meshwork.cli.report

import java.io.{ByteArrayOutputStream, PrintStream, PrintWriter, StringWriter}
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._
import scala.util.Using

import io.meshwork.cli.Mesh
import org.scalatest.funsuite.AnyFunSuite

/** The report command in a checkout of its own. */
class ReportCommandSpec extends AnyFunSuite {
  private val old = "sea.ships-20260501T100000000Z-0001"
  private val newest = "sea.ships-20260502T100000000Z-0002"
  private val other = "land.trains-20260501T090000000Z-0003"

  private class Checkout {
    val home: Path = Files.createTempDirectory("checkout").toRealPath()
    private val runs = Files.createDirectories(home.resolve(".mesh/runs"))

    def run(name: String, day: Int, landed: Int): Unit = {
      val product = name.takeWhile(_ != '-')
      Files.writeString(
        runs.resolve(s"$name.json"),
        s"""{"run": "$name", "product": "$product", "domain": "${product.takeWhile(_ != '.')}",
           | "contractVersion": "1.0.0", "suiteVersion": "", "mode": "batch",
           | "startedAt": "2026-05-0${day}T10:00:00Z", "finishedAt": "2026-05-0${day}T10:00:09Z",
           | "outcome": "published", "exitCode": 0, "verdict": "passed", "offsets": [],
           | "counts": {"consumed": $landed, "landed": $landed, "superseded": 0, "filtered": 0, "quarantined": 0},
           | "conserved": true, "rules": [], "timingsMs": {}, "batches": [], "sparkJobs": 1}""".stripMargin
      )
    }

    /** Exit code, standard output and standard error. */
    def report(args: String*): (Int, String, String) = {
      val (before, stdout) = (Option(System.getProperty("meshwork.home")), System.out)
      val (out, err) = (new ByteArrayOutputStream(), new StringWriter())
      System.setProperty("meshwork.home", home.toString)
      System.setOut(new PrintStream(out, true, UTF_8))
      try {
        val code = Mesh.commandLine().setErr(new PrintWriter(err, true)).execute("report" +: args: _*)
        (code, out.toString(UTF_8), err.toString)
      } finally {
        System.setOut(stdout)
        before.fold(System.clearProperty("meshwork.home"))(System.setProperty("meshwork.home", _))
        ()
      }
    }

    /** The pages and reports that were written. */
    def written: Set[String] =
      Using.resource(Files.walk(home.resolve(".mesh"))) { files =>
        files
          .filter(Files.isRegularFile(_))
          .map[String](file => home.resolve(".mesh").relativize(file).toString)
          .filter(file => file.startsWith("reports/") || file.endsWith(".html"))
          .toList
          .asScala
          .toSet
      }
  }

  private def checkout(): Checkout = {
    val checkout = new Checkout
    checkout.run(old, 1, 10)
    checkout.run(newest, 2, 20)
    checkout.run(other, 1, 5)
    checkout
  }

  private def both(names: String*): Set[String] =
    names.flatMap(name => Seq(s"reports/$name.html", s"reports/$name.json")).toSet

  private def ofRun(run: String): Set[String] = Set(s"runs/$run.html", s"reports/$run.json")

  test("writes the newest run's report and those above it") {
    val there = checkout()
    val (code, out, err) = there.report()
    assert(code == 0, err)
    assert(
      out == s"""Published: all 20 records landed
                |Report: .mesh/runs/$newest.html
                |Mesh:   .mesh/reports/index.html
                |""".stripMargin
    )
    assert(there.written == ofRun(newest) ++ both("sea.ships", "sea", "index"))
  }

  test("writes the report of the run, the product or the domain that is named") {
    Seq(
      old -> (ofRun(old) ++ both("sea.ships", "sea", "index")),
      "land.trains" -> both("land.trains", "land", "index"),
      "land" -> both("land.trains", "land", "index")
    ).foreach { case (name, files) =>
      val there = checkout()
      val (code, _, err) = there.report(name)
      assert(code == 0, err)
      assert(there.written == files)
    }
  }

  test("writes all reports there can be") {
    val there = checkout()
    val (code, out, err) = there.report("--all")
    assert(code == 0, err)
    assert(out.contains("Report: .mesh/reports/index.html"))
    val names = both("sea.ships", "sea", "land.trains", "land", "index")
    assert(there.written == names ++ ofRun(old) ++ ofRun(newest) ++ ofRun(other))
  }

  test("suggests the name that was meant") {
    val there = checkout()
    val (code, _, err) = there.report("sea.ship")
    assert(code == 2)
    assert(err.contains("there is no run, product or domain \"sea.ship\""))
    assert(err.contains("Did you mean sea.ships?"))
    assert(there.written.isEmpty)
  }

  test("says how to make a run where there is none") {
    val (code, _, err) = new Checkout().report()
    assert(code == 2)
    assert(err.contains("Type: mesh run PRODUCT --batch"))
  }

  test("refuses a name beside --all") {
    val (code, _, err) = checkout().report("sea", "--all")
    assert(code == 2)
    assert(err.contains("--all writes every report: give no name with it."))
  }
}
