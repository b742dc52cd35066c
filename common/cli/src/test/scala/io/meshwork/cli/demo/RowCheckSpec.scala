package io.meshwork.cli.demo

import com.typesafe.config.ConfigFactory
import io.meshwork.cli.CliException
import io.meshwork.sandbox.generator.EventSpec
import java.nio.file.Files
import java.util.{Map => JMap}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class RowCheckSpec extends AnyFunSuite {
  private def read(text: String): RowCheck = RowCheck.read(ConfigFactory.parseString(text))

  private val events = new Injected(
    JMap.of(
      "sea.ships",
      EventSpec.read(
        Files.writeString(
          Files.createTempFile("ships", ".conf"),
          """topic { name = sea.ships, partitions = 1 }
            |seed = 1
            |entities { count = 10, id = "ship-%d" }
            |key = "{ship}"
            |batch { span = 1 hour, interval = 30 minutes }
            |stream { per-second = 5, duration = 2 seconds }
            |fields = [{ name = ship, entity {} }]
            |defects = [
            |  { name = sunk, kind = set-fields, set { ship = none }, count { batch = 3, stream = 1 }, expect = landed }
            |  { name = twice, kind = exact-duplicate, after = 2, count.batch = 2, expect = superseded }
            |]""".stripMargin
        )
      )
    )
  )

  test("a table with what counts in it") {
    val check = read("table = ships, value = captain, where { state = at sea, flag = NO }, some = true")
    assert(check.table == "ships")
    assert(check.value.get == "captain")
    assert(check.where.asScala == Map("state" -> "at sea", "flag" -> "NO"))
    assert(check.target.some)
  }

  test("adds up what is known of the events, in the batch and the stream") {
    def generated(text: String) = read(s"table = ships, $text").target.generated(events)
    assert(generated("good-events-of = [sea.ships]") == 20 + 10)
    assert(generated("injected { sea.ships = [sunk, twice] }") == 4 + 2)
    assert(generated("good-events-of = [sea.ships], injected { sea.ships = [sunk] }") == 34)
  }

  test("refuses what says nothing of how many, and words that it doesn't know") {
    val invalid =
      Seq("table = ships", "some = true", "table = ships, sum = 4", "table = ships, some = true, were.a = b")
    invalid.foreach { text =>
      val message = intercept[CliException](read(text)).getMessage
      assert(
        message.contains("[good-events-of, injected, number, rows-of, some] say how many. Found: "),
        text
      )
    }
  }

  test("names a defect or a product that isn't generated, and those that are") {
    def failure(text: String) =
      intercept[CliException](read(s"table = ships, $text").target.generated(events)).getMessage
    assert(
      failure("injected { sea.ships = [lost] }") ==
        "the demo counts what isn't injected: there is no defect \"lost\" in sea.ships. There are: sunk, twice."
    )
    assert(
      failure("good-events-of = [sea.boats]") ==
        "the demo counts events of sea.boats, for which none are generated. Products with events: [sea.ships]."
    )
  }
}
