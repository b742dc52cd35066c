package io.meshwork.cli.terminal

import java.io.{ByteArrayOutputStream, PrintStream}
import java.nio.charset.StandardCharsets.UTF_8
import java.time.{Instant, InstantSource}
import org.scalatest.funsuite.AnyFunSuite

class StepSpec extends AnyFunSuite {

  private class Watch extends InstantSource {
    var seconds = 0L
    def instant(): Instant = Instant.ofEpochSecond(seconds)
  }

  private def printed(interactive: Boolean)(use: (Step, Watch) => Unit): String = {
    val bytes = new ByteArrayOutputStream()
    val terminal = new Terminal(new PrintStream(bytes, true, UTF_8), interactive, false)
    val watch = new Watch
    use(Step.begin(terminal, "sail", watch), watch)
    bytes.toString(UTF_8)
  }

  test("says at most every five seconds how far it has come, and what came of it") {
    val text = printed(interactive = false) { (step, watch) =>
      watch.seconds = 4
      step.update("4 miles")
      watch.seconds = 5
      step.update("5 miles")
      watch.seconds = 9
      step.update("9 miles")
      watch.seconds = 12
      step.done("there")
    }
    assert(text == "sail                        5 s  5 miles\nsail                       12 s  there\n")
  }

  test("says nothing again that it has said") {
    val text = printed(interactive = false) { (step, watch) =>
      val said = Seq(6 -> Step.WAITING, 12 -> "3 miles", 18 -> "3 miles", 24 -> "4 miles")
      said.foreach { case (second, text) =>
        watch.seconds = second
        step.update(text)
      }
    }
    assert(text == "sail                       12 s  3 miles\nsail                       24 s  4 miles\n")
  }

  test("updates its line in place on a terminal") {
    val text = printed(interactive = true) { (step, watch) =>
      watch.seconds = 1
      step.update("1 mile")
      watch.seconds = 2
      step.done("there")
    }
    val clear = "\r\u001b[2K"
    assert(
      text == s"${clear}sail                        0 s  ...${clear}sail                        1 s  1 mile" +
        s"${clear}sail                        2 s  there\n"
    )
  }
}
