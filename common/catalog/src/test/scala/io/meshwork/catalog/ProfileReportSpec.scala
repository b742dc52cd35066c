package io.meshwork.catalog

import java.nio.file.{Files, Path}
import org.jsoup.Jsoup
import org.jsoup.nodes.Document
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class ProfileReportSpec extends AnyFunSuite {
  private val json =
    """{"product": "harbour.arrivals", "data": "file arrivals.csv", "profiledAt": "2026-05-01T10:00:00Z", "rows": 2000,
      | "columns": [
      |  {"name": "ship", "type": "string", "readsAs": null, "masked": false, "nulls": 0, "completeness": 1, "distinct": 1990,
      |   "distinctIsExact": false, "numbers": null, "lengths": {"shortest": 3, "longest": 12},
      |   "range": {"first": "<b>Ada</b>", "last": "Zoe"}, "values": []},
      |  {"name": "tons", "type": "decimal(12,3)", "readsAs": null, "masked": false, "nulls": 500, "completeness": 0.75,
      |   "distinct": 14, "distinctIsExact": true,
      |   "numbers": {"minimum": -1.5, "maximum": 4000, "mean": 12.25, "standardDeviation": null, "sum": 18375,
      |     "quantiles": [{"share": 0.05, "value": 1}, {"share": 0.5, "value": 10}]},
      |   "lengths": null, "range": null, "values": [VALUES]},
      |  {"name": "captain", "type": "string", "readsAs": "whole numbers", "masked": true, "nulls": 2000, "completeness": 0,
      |   "distinct": 0, "distinctIsExact": true, "numbers": null, "lengths": null, "range": null, "values": []}]}
      |""".stripMargin.replace(
      "VALUES",
      0.to(13).map(i => s"""{"value": "${if (i == 0) "" else i}", "rows": ${107 - i % 2}}""").mkString(", ")
    )

  private def file(text: String): Path = Files.writeString(Files.createTempFile("profile", ".json"), text)

  private lazy val page: Document = Jsoup.parse(ProfileReport.page(ProfileRecord.read(file(json))))

  private def texts(css: String): Seq[String] = page.select(css).eachText.asScala.toSeq

  private def facts(column: Int, css: String = ".facts"): Map[String, String] =
    page
      .select(s"section[aria-labelledby=c$column] $css div")
      .asScala
      .toSeq
      .map(d => d.select("dt").text -> d.select("dd").text)
      .toMap

  test("says first how many rows of what were looked at") {
    assert(texts("h1") == Seq("2,000 rows of file arrivals.csv, 3 columns"))
    assert(page.title == "harbour.arrivals: profile, 1 May 2026")
  }

  test("gives an overview of all columns, each with a link to more") {
    assert(
      texts("section[aria-labelledby=columns] tbody tr").toList == List(
        "ship string 100% about 1,990 <b>Ada</b> to Zoe",
        "tons decimal(12,3) 75.0% 14 -1.5 to 4,000",
        "captain string 0% 0 classified"
      )
    )
    assert(page.select(".fill").eachAttr("style").asScala == Seq("width:100%", "width:75%", "width:0%"))
    page.select("a[href^=#c]").forEach(a => assert(page.select(a.attr("href")).size == 1))
  }

  test("shows of a column what is known, and nothing of what isn't") {
    assert(
      facts(1) == Map(
        "Type" -> "string",
        "Without a value" -> "0 (0%)",
        "Different values" -> "about 1,990",
        "Characters" -> "3 to 12",
        "Least" -> "<b>Ada</b>",
        "Greatest" -> "Zoe"
      )
    )
    assert(
      facts(2, ".figures") == Map(
        "Least" -> "-1.5",
        "5% at most" -> "1",
        "Median" -> "10",
        "Greatest" -> "4,000",
        "Mean" -> "12.25",
        "Sum" -> "18,375"
      )
    )
    assert(
      facts(3) == Map(
        "Type" -> "string, all read as whole numbers",
        "Without a value" -> "2,000 (100%)",
        "Different values" -> "0",
        "Values" -> "classified, so not shown"
      )
    )
  }

  test("lists the most frequent values and sums up the rest") {
    val rows = texts("section[aria-labelledby=c2] .values tbody tr")
    assert(rows.size == 13 && rows.head == "(empty text) 107 5.3%" && rows.last == "2 others 213 10.7%")
  }

  test("needs nothing from the network, and no script") {
    val html = ProfileReport.page(ProfileRecord.read(file(json)))
    assert(!html.contains("http:") && !html.contains("https:") && !html.contains("<script"))
  }

  test("a profile of nothing has a page") {
    val none =
      json.replaceAll("\"rows\": 2000", "\"rows\": 0").replaceAll("\"nulls\": [0-9]+", "\"nulls\": 0")
    assert(
      Jsoup
        .parse(ProfileReport.page(ProfileRecord.read(file(none))))
        .select("h1")
        .text
        .startsWith("0 rows of")
    )
  }

  test("says what is no profile") {
    val e = intercept[UnreadableRunException](ProfileRecord.read(file("{")))
    assert(e.getMessage.contains("it is no profile"))
  }
}
