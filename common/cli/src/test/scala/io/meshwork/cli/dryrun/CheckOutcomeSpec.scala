package io.meshwork.cli.dryrun

import java.nio.file.Files
import javax.xml.parsers.DocumentBuilderFactory
import org.scalatest.funsuite.AnyFunSuite
import org.w3c.dom.{Document, Element}
import scala.jdk.CollectionConverters._

/** What a check found, read from the job's JSON, on a terminal and as JUnit XML. */
class CheckOutcomeSpec extends AnyFunSuite {
  private def rule(
      id: String,
      outcome: String,
      severity: String,
      action: String,
      value: String,
      message: String
  ) =
    s"""{"id": "$id", "text": "Text of $id", "outcome": "$outcome", "severity": "$severity", "action": "$action",
       | "metric": "Metric($id)", "value": $value, "expectation": "= 1", "evaluated": 2000, "failing": 3, "message": "$message"}""".stripMargin

  private def outcome(verdict: String, counts: String, rules: String*): CheckOutcome =
    CheckOutcome.read(
      Files.writeString(
        Files.createTempFile("check", ".json"),
        s"""{"product": "a.b", "data": "file x.csv", "checkedAt": "2026-05-01T10:00:00.123Z", "verdict": "$verdict",
         | "counts": $counts, "notes": ["A note."], "rules": ${rules.mkString("[", ",", "]")}}""".stripMargin
      )
    )

  private val records =
    """{"consumed": 2000, "filtered": 10, "quarantined": 5, "superseded": 1, "passed": 1984}"""
  private val passed = rule("fine", "PASSED", "ERROR", "BLOCK", "1.0", "")
  private val warning =
    rule("odd", "FAILED", "WARNING", "REPORT", "0.25", "0.25 <is> too \\\"little\\\" & \\u0001 odd")
  private val broken = rule("wrong", "FAILED", "ERROR", "QUARANTINE", "null", "3 rows break it")
  private val blocking = rule("worst", "FAILED", "ERROR", "BLOCK", "0.123456789", "too few")
  private val skipped = rule("unknown", "SKIPPED", "ERROR", "QUARANTINE", "null", "nobody can tell")
  private lazy val mixed = outcome("blocked", records, passed, skipped, warning, broken, blocking)

  private def xml(outcome: CheckOutcome): Document = {
    val file = Files.createTempFile("junit", ".xml")
    JunitXml.write(outcome, file)
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile)
  }

  private def elements(document: Document, name: String): List[Element] = {
    val found = document.getElementsByTagName(name)
    0.until(found.getLength).map(found.item(_).asInstanceOf[Element]).toList
  }

  test("failed rules come first, errors before warnings") {
    assert(mixed.rules.asScala.map(_.id) == List("wrong", "worst", "odd", "unknown", "fine"))
  }

  test("a terminal shows a table, what failed and why, the sum and the verdict") {
    val lines = CheckText.lines(mixed).asScala.toList
    assert(
      lines(1).trim.split(" +").toList == List("Rule", "Outcome", "Severity", "Failing", "Judged", "Measured")
    )
    assert(lines(2).trim.split(" +").toList == List("wrong", "failed", "error", "3", "2,000"))
    assert(lines(3).trim.endsWith("0.123457 (= 1)"))
    assert(lines.contains("  1. wrong (error): 3 rows break it"))
    assert(lines.contains("  2. worst (error, blocks): too few"))
    assert(lines.containsSlice(List("Skipped:", "  1. unknown (error): nobody can tell")))
    assert(
      lines.takeRight(3) == List(
        "A note.",
        "2,000 records of file x.csv = 1,984 that pass + 1 superseded + 10 filtered + 5 for quarantine",
        "Blocked: 3 rules fail, and the gate would let nothing land."
      )
    )
  }

  test("the verdict says what it means") {
    def last(verdict: String, rules: String*) =
      CheckText.lines(outcome(verdict, """{"rows": 7}""", rules: _*)).asScala.takeRight(2)
    assert(last("passed", passed) == List("7 rows of file x.csv", "Passed."))
    assert(
      last(
        "warned",
        warning
      ).last == "Passed with warnings: 1 rule fails, none of which keeps data from landing."
    )
    assert(last("passed", broken).last == "Passed: 1 rule fails, and the gate would let the rest land.")
  }

  test("JUnit XML has a test case for each rule, and counts that agree") {
    val document = xml(mixed)
    val suite = elements(document, "testsuite").head
    assert(
      List("name", "timestamp", "tests", "failures", "errors", "skipped").map(suite.getAttribute) ==
        List("a.b", "2026-05-01T10:00:00", "5", "2", "0", "2")
    )
    assert(
      elements(document, "testcase")
        .map(_.getAttribute("name")) == List("wrong", "worst", "odd", "unknown", "fine")
    )
    assert(elements(document, "testcase").forall(_.getAttribute("classname") == "a.b"))
    assert(elements(document, "failure").size == 2 && elements(document, "skipped").size == 2)
  }

  test("a failure says value and expectation, a failed warning is seen and breaks no build") {
    val document = xml(mixed)
    val worst = elements(document, "failure")(1)
    assert(worst.getAttribute("message") == "too few")
    assert(
      worst.getTextContent == "Text of worst\nMetric(worst) is 0.123456789, expected = 1\n3 of 2,000 rows break it"
    )
    assert(
      elements(document, "skipped").map(_.getAttribute("message")) ==
        List("Warning: 0.25 <is> too \"little\" & ? odd", "Not judged: nobody can tell")
    )
  }

  test("what can't be judged and blocks is a failure") {
    val document =
      xml(outcome("blocked", records, rule("blind", "SKIPPED", "ERROR", "BLOCK", "null", "no data set")))
    assert(elements(document, "failure").map(_.getAttribute("type")) == List("not judged"))
  }
}
