package io.meshwork.cli

import java.io.{PrintWriter, StringWriter}
import org.scalatest.funsuite.AnyFunSuite

class UsageErrorsSpec extends AnyFunSuite {

  private def run(args: String*): (Int, String) = {
    val err = new StringWriter()
    val code = Mesh.commandLine().setErr(new PrintWriter(err, true)).execute(args: _*)
    (code, err.toString)
  }

  test("says which commands a misspelt one may stand for") {
    assert(
      run("stat") == (2, """mesh: Unmatched argument at index 0: 'stat'
                           |Did you mean: mesh status or mesh suggest?
                           |Try "mesh --help".
                           |""".stripMargin)
    )
  }

  test("wants a mode of a run") {
    val (code, message) = run("run", "some.product")
    assert(code == 2)
    assert(message.contains("--batch") && message.contains("--stream") && message.contains("--from=X"))
    assert(message.endsWith("Try \"mesh run --help\".\n"))
  }

  test("refuses two modes at once") {
    val (code, message) = run("run", "some.product", "--batch", "--stream")
    assert(code == 2)
    assert(message.contains("mutually exclusive"))
  }

  test("refuses half a range") {
    val (code, message) = run("run", "some.product", "--from", "earliest")
    assert(code == 2)
    assert(message.contains("--to=Y"))
  }

  test("refuses what isn't a product's name") {
    assert(
      run("run", "Telemetry", "--batch") == (2,
      "mesh run: \"Telemetry\" is not a product's name. Names are written DOMAIN.PRODUCT, in lower case; " +
        "\"mesh products\" lists them.\n")
    )
  }

  test("refuses a profile that isn't there, and names those that are") {
    val product = System.getProperty("mesh.example")
    assume(product != null && product != "DOMAIN.PRODUCT", "no product has a contract here")
    assert(
      run("run", product, "--batch", "--profile", "moon") == (2,
      "mesh run: there is no profile \"moon\". Profiles are the files of conf: cluster, local.\n")
    )
  }

  test("refuses what is no benchmark, and names those that are") {
    assert(
      run("bench", "landings") == (2,
      "mesh bench: there is no benchmark \"landings\". Did you mean landing? " +
        "There are: pipeline, landing, backfill, suite, stream, derived, growth, start, and all.\n")
    )
    assert(run("bench", "suite", "--pairs", "0") == (2, "mesh bench: --pairs is 0. Give 1 or more.\n"))
  }

  test("refuses what is no port") {
    assert(
      run("up", "--kafka-port", "70000") ==
        (2, "mesh up: kafkaPort is 70000. Give a port from 1 to 65535, or 0 for a free one.\n")
    )
  }

  test("explains each command with examples") {
    Mesh
      .commandLine()
      .getSubcommands
      .forEach((name, command) => {
        val help = command.getUsageMessage
        assert(help.contains("Usage: mesh " + name), help)
        assert(help.contains("Example"), s"$name has no examples")
        assert(!help.contains("${"), s"$name has an unfilled variable")
      })
  }
}
