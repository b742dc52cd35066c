package io.meshwork.cli.replay

import io.meshwork.cli.CliException
import java.util.{List => JList}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class MappingsSpec extends AnyFunSuite {
  private val columns = JList.of("timestamp", "value")

  private def parse(maps: String*) = Mappings.parse(maps.asJava, Readings.topic, columns).asScala.toSeq

  private def refusal(maps: String*): String = intercept[CliException](parse(maps: _*)).getMessage

  test("reads columns, constants and the row's number") {
    val mappings =
      parse("event_time=timestamp", "value=value", "device:=machine = 1", "sequence=@row", "valid:=")
    assert(
      mappings.map(_.source) == Seq(
        new Mapping.Source.Column("timestamp"),
        new Mapping.Source.Column("value"),
        new Mapping.Source.Constant("machine = 1"),
        new Mapping.Source.RowNumber(),
        new Mapping.Source.Constant("")
      )
    )
  }

  test("names the columns of the file when one is unknown") {
    assert(
      refusal("event_time=time", "value=value", "device:=m") ==
        "cannot map the file to topic readings: " +
        "the file has no column \"time\". It has: timestamp, value"
    )
  }

  test("suggests the field that was meant") {
    assert(
      refusal("event_time=timestamp", "value=value", "devise:=m") ==
        "cannot map the file to topic readings: the topic has no field \"devise\". " +
        "Did you mean \"device\"? It has: device, value, event_time, sequence, valid"
    )
  }

  test("names each required field that nothing fills") {
    assert(
      refusal("value=value") ==
        """cannot map the file to topic readings: 2 problems
          |  1. required field "device" (string) is not mapped
          |  2. required field "event_time" (timestamp) is not mapped""".stripMargin
    )
  }

  test("refuses a field mapped twice, and what is no mapping") {
    assert(
      refusal("value=value", "value:=1", "device", "valid=") ==
        """cannot map the file to topic readings: 3 problems
          |  1. field "value" is mapped twice
          |  2. "device" is not a mapping. Write field=column, field:=constant or field=@row
          |  3. "valid=" is not a mapping. Write field=column, field:=constant or field=@row""".stripMargin
    )
  }
}
