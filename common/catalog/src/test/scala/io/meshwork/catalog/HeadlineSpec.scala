package io.meshwork.catalog

import java.nio.file.Files

import org.scalatest.funsuite.AnyFunSuite

class HeadlineSpec extends AnyFunSuite {
  private def headline(name: String, edits: (String, String)*): String = {
    val text = edits.foldLeft(Files.readString(Runs.file(name))) { case (text, (from, to)) =>
      assert(text.contains(from), s"the example has no $from")
      text.replace(from, to)
    }
    RunRecord.read(Files.writeString(Files.createTempFile("run", ".json"), text)).headline
  }

  private def counts(consumed: Long, landed: Long, quarantined: Long): (String, String) =
    """"consumed": 100400,
      |  "landed": 99000,
      |  "superseded": 300,
      |  "filtered": 100,
      |  "quarantined": 1000""".stripMargin ->
      s""""consumed": $consumed, "landed": $landed, "superseded": ${consumed - landed - quarantined},
         |"filtered": 0, "quarantined": $quarantined""".stripMargin

  private val passed = "\"verdict\": \"warned\"" -> "\"verdict\": \"passed\""

  test("published with warnings") {
    assert(
      headline("warned") ==
        "Published with warnings: 99,000 of 100,400 records landed; 1,000 are in quarantine"
    )
  }

  test("published") {
    assert(headline("warned", passed, counts(500, 500, 0)) == "Published: all 500 records landed")
    assert(headline("warned", passed, counts(1, 1, 0)) == "Published: the one record landed")
    assert(
      headline("warned", passed, counts(500, 499, 1)) ==
        "Published: 499 of 500 records landed; 1 is in quarantine"
    )
    assert(
      headline("warned", passed, counts(500, 400, 0)) ==
        "Published: 400 of 500 records landed; none are in quarantine"
    )
  }

  test("published although the gate blocked, since it was released") {
    assert(
      headline("warned", "\"verdict\": \"warned\"" -> "\"verdict\": \"blocked\"") ==
        "Published by release: 99,000 of 100,400 records landed; 1,000 are in quarantine"
    )
  }

  test("nothing new") {
    assert(headline("nothing-new") == "Nothing new: there was no record to consume")
    assert(headline("nothing-new", "\"nothing-new\"" -> "\"running\"").startsWith("Running: "))
  }

  test("blocked, with and without batches that landed before") {
    assert(headline("blocked") == "Blocked by 2 rules: 50,200 records are held back; nothing landed")
    assert(
      headline("blocked", "\"consumed\": 0" -> "\"consumed\": 9000", "\"landed\": 0" -> "\"landed\": 9000") ==
        "Blocked by 2 rules: 50,200 records are held back; 9,000 of 9,000 records landed before"
    )
  }

  test("failed, told by the exit code") {
    val before = "; 11,800 of 12,000 records landed in the batches completed before"
    def failed(code: Int) = headline("failed", "\"exitCode\": 5" -> s"\"exitCode\": $code")
    assert(failed(5) == "Failed: a service that the run needs did not answer" + before)
    assert(failed(3) == "Failed: the contract, the suite or the configuration is invalid" + before)
    assert(failed(2) == "Failed: the command was not understood" + before)
    assert(failed(1) == "Failed: a defect stopped the run" + before)
  }

  test("failed, with no batch completed") {
    assert(
      headline("nothing-new", "\"nothing-new\"" -> "\"failed\"", "\"exitCode\": 0" -> "\"exitCode\": 5") ==
        "Failed: a service that the run needs did not answer; no batch was completed"
    )
  }

  test("failed, since the counts do not add up") {
    assert(
      headline(
        "failed",
        "\"exitCode\": 5" -> "\"exitCode\": 1",
        "\"landed\": 11800" -> "\"landed\": 11790"
      ) ==
        "Failed: the counts do not add up; 11,790 of 12,000 records landed in the batches completed before"
    )
  }
}
