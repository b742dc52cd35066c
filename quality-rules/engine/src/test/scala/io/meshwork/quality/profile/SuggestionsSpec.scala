package io.meshwork.quality.profile

import io.meshwork.quality.{RowCount, Severity, Suite, SuiteFixture, SuiteSource, Surroundings, Verdict}
import org.apache.spark.sql.{DataFrame, Row}
import org.apache.spark.sql.types.StructType
import scala.jdk.CollectionConverters._

class SuggestionsSpec extends SuiteFixture {
  private def suggest(
      rows: DataFrame,
      masked: Set[String] = Set.empty,
      promises: Promises = Promises.none,
      schemas: Option[(StructType, StructType)] = None
  ): SuggestedSuite = {
    val (records, table) = schemas.getOrElse((rows.schema, rows.schema))
    val suggested = Suggestions.of(
      rows,
      new Suggestions.Setting("shop.orders", "a test", records, table, masked.asJava, promises)
    )
    val suite = compiled(suggested.text, records, table)
    assert(suite.rowRules.size + suite.datasetRules.size == suggested.rules.size)
    suggested
  }

  private def compiled(text: String, records: StructType, table: StructType): Suite =
    Suite.compile(List(new SuiteSource("x.dqdl", 1, text)).asJava, records, table)

  private def rules(suggested: SuggestedSuite): List[String] = suggested.rules.asScala.map(_.rule).toList

  private def rows(ddl: String, number: Int)(row: Int => Row): DataFrame =
    data(ddl, 0.until(number).map(row): _*)

  test("a complete column is suggested to stay complete") {
    val suggested = suggest(rows("v double", 50)(i => Row(i - 25.5)))
    assert(rules(suggested) == List("""IsComplete "v"""", """IsUnique "v""""))
    val rule = suggested.rules.get(0)
    assert(rule.evidence == "none of 50 rows is without a value.")
    assert(rule.origin == "CompleteIfCompleteRule" && rule.measured == "0 of 50 rows break it.")
  }

  test("a column with gaps is suggested to have no more of them") {
    val suggested = suggest(rows("v double", 1000)(i => Row(if (i % 3 == 0) null else -1.0 * i)))
    assert(rules(suggested) == List("""Completeness "v" >= 0.63"""))
    assert(suggested.rules.get(0).evidence == "666 of 1,000 rows have a value (66.6 %).")
    assert(suggested.rules.get(0).measured == "Completeness(v) is 0.666.")
  }

  test("a column with gaps that doesn't land is judged by its records") {
    val frame = rows("k int, v double", 1000)(i => Row(i, if (i % 3 == 0) null else -1.0 * i))
    val table = StructType.fromDDL("k int")
    val rule = suggest(frame, schemas = Some((frame.schema, table))).rules.asScala.find(_.column == "v").get
    assert(rule.rule == """IsComplete "v"""" && rule.tolerance.get == "37%")
  }

  test("few values are suggested as a list, with NULL where there are gaps") {
    val frame = rows("s string, n int", 90)(i =>
      Row(List("a\"b", "c\\d", "e'f")(i % 3), if (i % 2 == 0) null else i % 6)
    )
    val suggested = suggest(frame)
    assert(rules(suggested).contains("""ColumnValues "s" in ["a\"b", "c\\d", "e'f"]"""))
    assert(rules(suggested).contains("""ColumnValues "n" in [1, 3, 5, NULL]"""))
    val text = suggested.rules.asScala.find(_.rule.contains("\"s\" in")).get
    assert(text.evidence == "3 different values, from \"a\"b\" in 33.33 % of 90 rows to \"e'f\" in 30.")
  }

  test("values that most rows have are suggested with a threshold") {
    val frame = rows("s string", 1000)(i =>
      Row(if (i < 950) s"often${i % 2}" else if (i < 997) s"seldom${i % 20}" else s"once$i")
    )
    val rule = suggest(frame).rules.asScala.find(_.origin == "FractionalCategoricalRangeRule").get
    assert(rule.rule == """ColumnValues "s" in ["often0", "often1"] with threshold >= 0.93""")
    assert(rule.evidence == "950 of 1,000 rows (95 %) have one of these, of 25 different values.")
    assert(rule.measured == "Compliance(s) is 0.95.")
  }

  test("a list that is all of the values leaves no room for one of most of them") {
    val origins = suggest(rows("s string", 1000)(i => Row(if (i < 950) "often" else "seldom"))).rules.asScala
      .map(_.origin)
    assert(origins == List("CompleteIfCompleteRule", "CategoricalRangeRule"))
  }

  test("a hundred different words or numbers are no list") {
    val suggested = suggest(rows("s string, n int", 5000)(i => Row(s"w${i % 100}", i % 40 - 7)))
    assert(rules(suggested) == List("""IsComplete "s"""", """IsComplete "n""""))
    assert(suggested.leftOut.asScala.exists(_.contains("100 different values are too many")))
    assert(suggested.leftOut.asScala.exists(_.contains("40 different values are too many")))
  }

  test("what looks unique and isn't is left out, and said") {
    val suggested = suggest(rows("id int", 2000)(i => Row(-(i % 1990))))
    assert(rules(suggested) == List("""IsComplete "id""""))
    val reason = suggested.leftOut.asScala.find(_.startsWith("IsUnique")).get
    assert(reason == """IsUnique "id": it doesn't hold here. Uniqueness(id) is 0.99.""")
    assert(suggested.text.contains("#   " + reason))
  }

  test("numbers that aren't negative are suggested to stay so, gaps left out") {
    val suggested = suggest(rows("n double", 1000)(i => Row(if (i % 2 == 0) null else i * 0.5)))
    assert(rules(suggested).contains("""ColumnValues "n" >= 0 where "n is not null""""))
    assert(suggested.rules.asScala.exists(_.evidence == "the least value is 0.5, the greatest 499.5."))
  }

  test("strings that read as numbers or truth values are suggested to do so") {
    val frame = rows("i string, l string, d string, b string", 2000)(i =>
      Row(s"$i", s"${i * 10000000000L}", s"$i.5", if (i % 3 == 0) null else "true")
    )
    val found = rules(suggest(frame))
    assert(found.contains("""ColumnDataType "i" = "Integer""""))
    assert(found.contains("""ColumnDataType "l" = "Long""""))
    assert(found.contains("""ColumnDataType "d" = "Double""""))
    assert(found.contains("""ColumnDataType "b" = "Boolean" where "b is not null""""))
  }

  test("codes of one length are suggested to keep it") {
    val suggested = suggest(rows("code string, word string", 2000)(i => Row(f"K$i%05d", s"w$i")))
    assert(rules(suggested).contains("""ColumnLength "code" = 6"""))
    assert(!rules(suggested).exists(_.startsWith("ColumnLength \"word\"")))
  }

  test("a column that only one side has is judged on that side") {
    val frame = rows("k int, s string", 90)(i => Row(i, s"v${i % 3}"))
    val onlyK = StructType.fromDDL("k int")
    assert(
      rules(suggest(frame, schemas = Some((onlyK, frame.schema))))
        .exists(_ == """ColumnValues "s" in ["v0", "v1", "v2"] with threshold >= 1.0""")
    )
    assert(
      rules(suggest(frame, schemas = Some((frame.schema, onlyK))))
        .exists(_ == """ColumnValues "s" in ["v0", "v1", "v2"]""")
    )
    val nowhere = suggest(frame, schemas = Some((onlyK, onlyK)))
    assert(
      nowhere.rules.asScala.forall(_.column == "k") && nowhere.leftOut.asScala.exists(_.contains("neither"))
    )
  }

  test("what the contract states already isn't suggested again") {
    val frame = rows("id int, s string", 90)(i => Row(i, s"v${i % 3}"))
    val all = java.util.Set.of("id", "s")
    val suggested = suggest(frame, promises = new Promises(all, all, all, all))
    assert(suggested.rules.isEmpty)
    assert(suggested.leftOut.asScala.exists(_ == """IsComplete "id": it is required already."""))
  }

  test("no value of a classified column is in the file") {
    val frame = rows("iban string, city string, age int, note string", 300)(i =>
      Row(
        s"DE${i % 4}7",
        List("Bonn", "Ulm", "Kiel")(i % 3),
        40 + i % 5,
        if (i < 290) "secretly" else s"z${i % 5}"
      )
    )
    val suggested = suggest(frame, masked = Set("iban", "city", "age", "note"))
    List("DE07", "DE37", "Bonn", "Ulm", "Kiel", "40", "44", "secretly", "z1").foreach { value =>
      assert(!suggested.text.contains(value), suggested.text)
    }
    assert(suggested.text.contains("its values are classified"))
  }

  test("the file shows the evidence beside each rule, holds for its data and warns alone") {
    val frame =
      rows("id int, s string, v double", 300)(i => Row(i, s"v${i % 3}", if (i % 4 == 0) null else i * 1.5))
    val suggested = suggest(frame)
    val suite = compiled(suggested.text, frame.schema, frame.schema)
    val result = suite.evaluate(frame, counts(suite, frame).asJava, Surroundings.at(now))
    assert(result.verdict == Verdict.PASSED && result.results.size == suggested.rules.size)
    result.results.forEach(r => assert(r.severity == Severity.WARNING))
    val lines = suggested.text.linesIterator.toList
    suggested.rules.forEach { rule =>
      val at = lines.indexWhere(_.trim == rule.rule)
      assert(lines(at - 2).trim == s"# ${rule.column}: ${rule.evidence}")
      assert(lines(at - 1).trim == s"# Deequ: ${rule.origin}. Measured: ${rule.measured}")
    }
    assert(lines.head == "# Suggested rules for shop.orders.")
    assert(lines(2) == s"# Made from 300 rows of a test: ${suggested.rules.size} rules for 3 of 3 columns.")
  }

  test("data without rows, or with nothing to say, makes a file that compiles") {
    val empty = suggest(data("id int, s string"))
    assert(empty.rules.isEmpty && empty.text.contains("Made from 0 rows"))
    val nulls = "s string, n int, d decimal(12,2), b boolean, t timestamp"
    assert(suggest(rows(nulls, 40)(_ => Row(null, null, null, null, null))).rules.isEmpty)
  }

  test("values and names that a text could break on don't") {
    val frame = rows("`a b` string, `q\"t` string, c string", 90)(i =>
      Row(s"x${i % 2}", if (i % 5 == 0) null else "12", List("one\ntwo", "three # four")(i % 2))
    )
    val suggested = suggest(frame)
    assert(rules(suggested).contains("""ColumnValues "a b" in ["x0", "x1"]"""))
    assert(suggested.leftOut.asScala.exists(_.contains("a value can't be written in DQDL")))
  }
}
