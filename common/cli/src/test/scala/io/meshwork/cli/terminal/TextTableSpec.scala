package io.meshwork.cli.terminal

import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class TextTableSpec extends AnyFunSuite {

  test("aligns text to the left and numbers to the right") {
    val table = new TextTable("NAME", "COUNT").row("a", "1").row("longer", "1,000")
    assert(table.lines(" ").asScala == Seq(" NAME    COUNT", " a           1", " longer  1,000"))
  }

  test("gives colour codes no width") {
    val table = new TextTable("MARK", "X").row("\u001b[32m✓\u001b[0m", "a").row("no", "b")
    assert(table.lines("").asScala == Seq("MARK  X", "\u001b[32m✓\u001b[0m     a", "no    b"))
  }

  test("refuses a row of another width") {
    val e = intercept[IllegalArgumentException](new TextTable("A", "B").row("1"))
    assert(e.getMessage == "1 cells in a table of 2 columns")
  }
}
