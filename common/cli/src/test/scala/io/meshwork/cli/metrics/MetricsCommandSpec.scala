package io.meshwork.cli.metrics

import io.meshwork.cli.Mesh
import java.io.{ByteArrayOutputStream, PrintStream, PrintWriter, StringWriter}
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}
import org.scalatest.funsuite.AnyFunSuite

class MetricsCommandSpec extends AnyFunSuite {
  private val home = Files.createTempDirectory("checkout").toRealPath()

  write("jobs/sea/contracts/ships.odcs.yaml", "")
  write("jobs/sea/contracts/people.odcs.yaml", "")
  run("sea.ships", "1", metric("all", "RowCount", null, "1", 1))
  run(
    "sea.ships",
    "2",
    metric("hour", "Mean(speed)", null, "7.25", 4),
    metric("day", "Mean(speed)", "ship = 'a'\\n or ship = 'b'", "-0.5", 1234567),
    metric("all", "RowCount", null, "1234567", 1234567)
  )
  run("sea.ships", "3") // A later one that published nothing.
  run("sea.people", "4")

  private def write(file: String, text: String): Path = {
    Files.createDirectories(home.resolve(file).getParent)
    Files.writeString(home.resolve(file), text)
  }

  private def metric(period: String, name: String, where: String, value: String, rows: Long): String = {
    val condition = Option(where).fold("null")("\"" + _ + "\"")
    s"""{"period": "$period", "from": "2026-03-31T00:00:00Z", "metric": "$name", "where": $condition, "value": $value, "rows": $rows}"""
  }

  private def run(product: String, number: String, metrics: String*): Unit = write(
    s".mesh/runs/$product-$number.json",
    s"""{"run": "$product-$number", "product": "$product", "contractVersion": "1.0.0", "mode": "stream",
       | "startedAt": "2026-04-0${number}T00:00:00Z", "finishedAt": "2026-04-0${number}T00:01:00Z",
       | "outcome": "published", "exitCode": 0, "conserved": true,
       | "counts": {"consumed": 1, "landed": 1, "superseded": 0, "filtered": 0, "quarantined": 0},
       | "stateMetrics": ${metrics.mkString("[", ", ", "]")}}""".stripMargin
  )

  /** Exit code, standard output and standard error of "mesh metrics". */
  private def mesh(args: String*): (Int, String, String) = {
    val (before, stdout) = (System.getProperty("meshwork.home"), System.out)
    val (out, err) = (new ByteArrayOutputStream(), new StringWriter())
    System.setProperty("meshwork.home", home.toString)
    System.setOut(new PrintStream(out, true, UTF_8))
    try {
      val code = Mesh.commandLine().setErr(new PrintWriter(err, true)).execute("metrics" +: args: _*)
      (code, out.toString(UTF_8), err.toString)
    } finally {
      System.setOut(stdout)
      System.setProperty("meshwork.home", before)
    }
  }

  test("shows what the newest run that merged anything came to") {
    assert(
      mesh("sea.ships") == (0,
      """sea.ships, as of the run sea.ships-2:
        |PERIOD  FROM                  METRIC       WHERE                         VALUE       ROWS
        |hour    2026-03-31T00:00:00Z  Mean(speed)                                 7.25          4
        |day     2026-03-31T00:00:00Z  Mean(speed)  ship = 'a' or ship = 'b'       -0.5  1,234,567
        |all     2026-03-31T00:00:00Z  RowCount                               1,234,567  1,234,567
        |""".stripMargin, "")
    )
  }

  test("shows one period alone") {
    val (code, out, _) = mesh("sea.ships", "--period", "day")
    assert(code == 0 && out.linesIterator.drop(2).map(_.takeWhile(_ != ' ')).toSeq == Seq("day"))
  }

  test("refuses a period that there isn't, and names those that there are") {
    val (code, _, err) = mesh("sea.ships", "--period", "week")
    assert(code == 2 && err.contains("week") && Seq("hour", "day", "all").forall(err.contains))
  }

  test("says that no run has merged anything, and what to type") {
    assert(
      mesh("sea.people") == (2, "",
      "mesh metrics: no run in .mesh/runs has merged metrics of sea.people: it has published nothing, " +
        "or its suite asks nothing of the whole batch. Type: mesh run sea.people --batch\n")
    )
  }
}
