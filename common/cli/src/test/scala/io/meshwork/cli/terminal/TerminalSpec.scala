package io.meshwork.cli.terminal

import java.io.{ByteArrayOutputStream, PrintStream}
import java.nio.charset.StandardCharsets.UTF_8
import org.scalatest.funsuite.AnyFunSuite

class TerminalSpec extends AnyFunSuite {

  private def printed(interactive: Boolean, colour: Boolean)(use: Terminal => Unit): String = {
    val bytes = new ByteArrayOutputStream()
    use(new Terminal(new PrintStream(bytes, true, UTF_8), interactive, colour))
    bytes.toString(UTF_8)
  }

  test("updates progress in place on a terminal") {
    val text = printed(interactive = true, colour = false) { terminal =>
      terminal.progress("1 of 2")
      terminal.progress("2 of 2")
      terminal.line("done")
    }
    assert(text == "\r\u001b[2K1 of 2\r\u001b[2K2 of 2\ndone\n")
  }

  test("writes progress as plain lines elsewhere, each once") {
    val text = printed(interactive = false, colour = false) { terminal =>
      terminal.progress("1 of 2")
      terminal.progress("1 of 2")
      terminal.progress("2 of 2")
      terminal.line("done")
    }
    assert(text == "1 of 2\n2 of 2\ndone\n")
  }

  test("colours marks only where colour is wanted") {
    assert(printed(interactive = true, colour = true)(t => t.line(t.mark(true))) == "\u001b[32m✓\u001b[0m\n")
    assert(printed(interactive = true, colour = false)(t => t.line(t.mark(false))) == "✗\n")
  }

  test("leaves one line of what was in progress once it is settled") {
    val inPlace = printed(interactive = true, colour = false) { terminal =>
      terminal.progress("1 of 2")
      terminal.settle("done")
    }
    assert(inPlace == "\r\u001b[2K1 of 2\r\u001b[2Kdone\n")
    assert(printed(interactive = false, colour = false)(_.settle("done")) == "done\n")
  }
}
