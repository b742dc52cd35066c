package io.meshwork.cli.replay

import io.meshwork.cli.CliException
import org.scalatest.funsuite.AnyFunSuite

class RowsSpec extends AnyFunSuite {
  private val maps =
    Seq("event_time=timestamp", "value=value", "device:=machine-1", "sequence=@row")

  test("makes JSON of the contract's types, digit for digit") {
    val csv = Readings.file(
      "timestamp,value",
      "2014-02-14 14:30:00,51.846000000000004",
      "2014-02-14T14:35:00.5+01:00,-1.50"
    )
    assert(
      Readings.records(csv, maps: _*) == Seq(
        """{"event_time":"2014-02-14T14:30:00Z","value":51.846000000000004,"device":"machine-1","sequence":1}""",
        """{"event_time":"2014-02-14T13:35:00.500Z","value":-1.50,"device":"machine-1","sequence":2}"""
      )
    )
  }

  test("leaves the field of an empty or missing cell out") {
    val csv = Readings.file("timestamp,value,valid", "2014-02-14,,TRUE", "2014-02-15")
    assert(
      Readings.records(csv, maps :+ "valid=valid": _*) == Seq(
        """{"event_time":"2014-02-14T00:00:00Z","device":"machine-1","sequence":1,"valid":true}""",
        """{"event_time":"2014-02-15T00:00:00Z","device":"machine-1","sequence":2}"""
      )
    )
  }

  test("names line, column and type of each bad cell, not its text, before anything is published") {
    val csv = Readings.file("timestamp,value", "2014-02-14,1", "yesterday,2", "2014-02-16,secret")
    val e = intercept[CliException](FileCheck.rows(csv, Readings.rows(csv, maps: _*)))
    assert(
      e.getMessage ==
        s"""nothing was published from ${csv.file}: 2 problems
           |  1. line 3: column "timestamp" is not a timestamp such as 2026-01-31T08:30:00Z, as field "event_time" needs
           |  2. line 4: column "value" is not a decimal number of at most 12 digits before and 6 after the point, as field "value" needs""".stripMargin
    )
  }

  test("a row that runs over lines is named by the last of them") {
    val csv = Readings.file("timestamp,value,note", "2014-02-14,1,\"a", "b\"", "", "2014-02-16,secret,c")
    val e = intercept[CliException](FileCheck.rows(csv, Readings.rows(csv, maps: _*)))
    assert(e.getMessage.contains("line 5: column \"value\""))
  }

  test("lists ten bad cells and counts the others") {
    val csv = Readings.file("timestamp,value" +: Seq.fill(25)("2014-02-14,none"): _*)
    val e = intercept[CliException](FileCheck.rows(csv, Readings.rows(csv, maps: _*)))
    assert(e.getMessage.linesIterator.size == 12)
    assert(e.getMessage.endsWith("  11. 15 more rows have a cell that doesn't fit"))
  }

  test("counts the rows of a good file") {
    val csv = Readings.file("timestamp,value", "2014-02-14,1", "", "2014-02-15,2")
    assert(FileCheck.rows(csv, Readings.rows(csv, maps: _*)) == 2)
  }

  test("takes a whole number written with a point, and refuses one that isn't whole") {
    val csv = Readings.file("timestamp,value,n", "2014-02-14,1,42.0")
    assert(Readings.records(csv, maps.init :+ "sequence=n": _*).head.endsWith("\"sequence\":42}"))
    val bad = Readings.file("timestamp,value,n", "2014-02-14,1,42.5")
    assert(
      intercept[BadCellException](Readings.records(bad, maps.init :+ "sequence=n": _*)).getMessage
        .startsWith("line 2: column \"n\"")
    )
  }
}
