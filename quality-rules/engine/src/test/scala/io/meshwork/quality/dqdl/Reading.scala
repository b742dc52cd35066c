package io.meshwork.quality.dqdl

import java.util.{Collection, List => JList, Optional}

/** Reads one rule, as a program. */
object Reading {
  private val usages = new Usages {
    override def ruleTypes(): Collection[String] = JList.of("RowCount")
    override def analyzerTypes(): Collection[String] = JList.of()
    override def refusal(type_ : String): Optional[String] = Optional.empty()
    override def usage(ruleType: String): Optional[String] = Optional.of("RowCount > 0")
  }

  def main(arguments: Array[String]): Unit = {
    assert(DqdlText.read("Rules = [ RowCount > 0 ]", 1, usages).rules.size == 1)
    System.err.println("still heard")
  }
}
