package io.meshwork.quality

import io.meshwork.quality.kind.Kinds
import java.nio.file.{Files, Path}
import java.util.Optional
import org.apache.spark.sql.types.StructType
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

/** What the page for owners says is so: its suite and every rule on it compile. */
class ReadmeSpec extends AnyFunSuite {
  private val page =
    Files.readString(Path.of(System.getProperty("meshwork.home"), "quality-rules", "README.md"))
  private val orders = StructType.fromDDL(
    "order_id string, line int, customer string, status string, amount double, note string, ordered_at timestamp, delivered_on date"
  )
  private val references = new References {
    private val known = Map(
      "shop.archive" -> orders,
      "shop.customers" -> StructType.fromDDL("id string, city string"),
      "shop.invoices" -> StructType.fromDDL("order string, total double")
    )
    override def schema(name: String): Optional[StructType] = known.get(name).toJava
    override def find(name: String) = Optional.empty()
  }

  private def compiled(text: String): Suite =
    Suite.compile(List(new SuiteSource("README.md", 1, text)).asJava, orders, orders, references)

  /** The cells of the table's rows, without the marks of code. */
  private def table(heading: String): List[List[String]] =
    page
      .split(s"## $heading\n")(1)
      .split("\n## ")(0)
      .linesIterator
      .filter(_.startsWith("| "))
      .drop(1)
      .map(_.split("\\|").map(_.strip).filter(_.nonEmpty).toList)
      .toList

  private def code(cell: String): String = cell.replace("`", "")

  test("every rule type has its row, with an example that compiles and its dimension") {
    val rows = table("Rule types")
    assert(rows.map(r => code(r.head)).sorted == Kinds.rules.asScala)
    for (List(kind, example, _, dimension) <- rows) {
      val suite = compiled(code(example))
      val info = (suite.rowRules.asScala.map(_.info) ++ suite.datasetRules.asScala).toList
      assert(info.map(_.kind) == List(code(kind)), example)
      assert(info.map(_.dimension.word) == List(dimension), example)
    }
  }

  test("every condition compiles") {
    val examples = table("Conditions").map(r => code(r(1)))
    assert(examples.size == 5 && compiled(examples.mkString(",\n")).rowRules.size == 5)
  }

  test("the suite at its top compiles") {
    val suite = compiled(page.split("```")(1))
    assert(suite.rowRules.size == 4 && suite.datasetRules.size == 1)
    assert(suite.metadata.get("Version") == "1.0")
  }

  test("every analyzer is named") {
    val named = page.split("## Analyzers\n")(1)
    for (analyzer <- Kinds.analyzers.asScala) {
      assert(named.contains(s"`$analyzer`"), analyzer)
    }
  }

  test("how a type is written compiles, whatever the names") {
    for (kind <- Kinds.rules.asScala if !Set("ColumnValues").contains(kind)) {
      val usage = Kinds.named(kind).get.usage
      val columns = StructType.fromDDL("column int, city string, state string, id string, amount double")
      val others = new References {
        override def schema(name: String) =
          Optional.of(StructType.fromDDL("city string, state string, order_id string, total double"))
        override def find(name: String) = Optional.empty()
      }
      val text = usage match {
        case u if u.startsWith("ColumnLength")  => u.replace("column", "city")
        case u if u.startsWith("DataFreshness") => u.replace("column", "at")
        case u                                  => u
      }
      val schema = columns.add("at", "timestamp")
      val suite = Suite.compile(List(new SuiteSource("u", 1, text)).asJava, schema, schema, others)
      assert(suite.rowRules.size + suite.datasetRules.size == 1, usage)
    }
  }
}
