package io.meshwork.cli.replay

import io.meshwork.cli.CliException
import java.nio.file.{Files, Path}
import org.scalatest.funsuite.AnyFunSuite
import picocli.CommandLine
import picocli.CommandLine.{Command, Mixin}

class CsvOptionsSpec extends AnyFunSuite {
  @Command(name = "test")
  private class Options { @Mixin val csv: CsvOptions = new CsvOptions }

  private val topic = Readings.topic

  private def csv(text: String): Path = Files.writeString(Files.createTempFile("export", ".csv"), text)

  private def lines(file: Path, args: String*): List[String] = {
    val options = new Options
    new CommandLine(options).parseArgs(args: _*)
    val out = Files.createTempFile("records", ".jsonl")
    options.csv.convert(file, topic, out)
    Files.readString(out).linesIterator.toList
  }

  private def refused(file: Path, args: String*): String =
    intercept[CliException](lines(file, args: _*)).getMessage

  test("columns fill the fields of their name") {
    assert(
      lines(csv("value,event_time,noise,device\n1.50,2014-02-14 14:30:00,x,m1\n2,2014-02-15,y,m2\n")) == List(
        """{"device":"m1","value":1.50,"event_time":"2014-02-14T14:30:00Z"}""",
        """{"device":"m2","value":2,"event_time":"2014-02-15T00:00:00Z"}"""
      )
    )
  }

  test("mappings and the file's own way of writing count as in a replay") {
    val file = csv("wert;zeit\n1,5;140214\n-;140215\n".replace("1,5", "1.5"))
    val maps = List("value=wert", "event_time=zeit", "device:=m", "sequence=@row").flatMap(List("--map", _))
    assert(
      lines(
        file,
        maps ++ List(
          "--delimiter",
          ";",
          "--time-format",
          "yyMMdd",
          "--zone",
          "Europe/Prague",
          "--null",
          "-"
        ): _*
      ) ==
        List(
          """{"value":1.5,"event_time":"2014-02-13T23:00:00Z","device":"m","sequence":1}""",
          """{"event_time":"2014-02-14T23:00:00Z","device":"m","sequence":2}"""
        )
    )
  }

  test("a file without a column of a field's name wants mappings") {
    val message = refused(csv("wert;zeit\n1;2\n"), "--delimiter", ";")
    assert(
      message.contains(
        "has no column that is called as a field of topic readings. Map them: --map FIELD=COLUMN. It has: wert, zeit"
      )
    )
  }

  test("a cell that doesn't fit is named, not shown") {
    val message = refused(csv("device,value,event_time\nm,secret,2014-02-14\n"))
    assert(
      message.endsWith(
        "line 2: column \"value\" is not a decimal number of at most 12 digits before and 6 after the point, as field \"value\" needs"
      )
    )
    assert(!message.contains("secret"))
  }
}
