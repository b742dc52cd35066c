package io.meshwork.catalog

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.json.JsonMapper
import org.jsoup.Jsoup
import org.jsoup.nodes.Document
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.{Files, Path}
import scala.jdk.CollectionConverters._

class ReportsSpec extends AnyFunSuite {
  private val home = Files.createTempDirectory("mesh")
  private val runs = Mesh.runs(home)
  private val folder = home.resolve("reports")
  private lazy val written = Reports.of(runs, folder).all()

  private def page(name: String): Document = {
    written
    Jsoup.parse(folder.resolve(s"$name.html").toFile, "UTF-8")
  }

  private def json(name: String): JsonNode = {
    written
    JsonMapper.builder().build().readTree(folder.resolve(s"$name.json").toFile)
  }

  test("writes a page and its JSON for every run, product and domain, and for the mesh") {
    assert(written.page == folder.resolve("index.html"))
    val names = Seq("index", "harbour", "customs", "harbour.arrivals", "harbour.tides", "customs.goods")
    names.foreach { name =>
      assert(page(name).select("h1").text == json(name).path("headline").asText)
      assert(page(name).body.className == json(name).path("tone").asText)
    }
    Reports.of(runs, folder).runs.forEach { run =>
      assert(Files.exists(runs.resolve(s"${run.run}.html")))
      assert(json(run.run).path("record").path("counts").path("landed").asLong == run.counts.landed)
    }
  }

  test("links to pages that are there, and to nothing else") {
    written
    val pages =
      Seq(folder, runs).flatMap(dir => Files.list(dir).iterator.asScala).filter(_.toString.endsWith(".html"))
    assert(pages.size == 6 + Reports.of(runs, folder).runs.size)
    pages.foreach { file =>
      Jsoup.parse(file.toFile, "UTF-8").select("a[href]:not([href^=#])").eachAttr("href").forEach { link =>
        assert(Files.exists(file.resolveSibling(link)), s"$file links to $link")
      }
    }
  }

  test("sums up how products stand, the worst first") {
    assert(json("index").path("headline").asText == "1 of 3 products is blocked or failed, 1 has warnings")
    assert(json("harbour").path("headline").asText == "1 of 2 products has warnings")
    assert(
      page("harbour").select("article.standing h3").eachText.asScala == Seq(
        "harbour.arrivals",
        "harbour.tides"
      )
    )
  }

  test("shows the scores of a domain's products by dimension as its JSON has them") {
    val rows = page("harbour").select(".matrix tbody tr").asScala.toSeq
    json("harbour").path("products").asScala.toSeq.zip(rows).foreach { case (product, row) =>
      assert(row.select("th").text == product.path("product").asText)
      val scores = product.path("scores").asScala.map(_.path("score").asDouble).toSeq
      val shown = row.select("td").eachText.asScala.toSeq.drop(1).filter(_ != "–")
      assert(shown == scores.map(score => Numbers.percent(score)))
    }
  }

  test("stands by the newest run that came to something, and judges replays apart") {
    val standing = json("harbour.arrivals").path("standing")
    assert(standing.path("run").path("run").asText.endsWith("77aa"))
    assert(standing.path("runs").asInt == 4)
    val points = json("harbour.arrivals").path("trends").get(0).path("points")
    assert(points.asScala.map(_.path("run").asText.takeRight(4)).toSeq == Seq("66aa", "77aa"))
  }

  test("brings the pages above a run up to date, and no others") {
    val elsewhere = home.resolve("elsewhere")
    val reports = Reports.of(runs, elsewhere)
    reports.run(reports.runs.asScala.find(_.product == "harbour.tides").get)
    val names =
      Files.list(elsewhere).iterator.asScala.map(_.getFileName.toString).filter(_.endsWith(".html")).toSet
    assert(names == Set("harbour.tides.html", "harbour.html", "index.html"))
  }
}

/** The example runs as those of a small mesh. */
object Mesh {

  /** A folder of runs: a product with warnings and a later replay, one as it should be, a blocked one. */
  def runs(home: Path): Path = {
    val runs = Files.createDirectories(home.resolve("runs"))
    def put(name: String, edits: (String, String)*): Unit = {
      val text = edits.foldLeft(Files.readString(Runs.file(name))) { case (json, (from, to)) =>
        assert(json.contains(from), s"$name has no $from")
        json.replace(from, to)
      }
      val run = "\"run\": \"([^\"]+)\"".r.findFirstMatchIn(text).get.group(1)
      Files.writeString(runs.resolve(s"$run.json"), text)
    }
    put("graded-before")
    put("graded")
    put("nothing-new", "2026-11-22" -> "2026-11-24")
    put("graded-before", "T174500000Z-66aa" -> "T184500000Z-88aa", "\"batch\"," -> "\"replay\",")
    put("stream", "harbour.arrivals" -> "harbour.tides")
    put(
      "blocked",
      "harbour.arrivals-" -> "customs.goods-",
      "\"harbour.arrivals\"" -> "\"customs.goods\"",
      "\"harbour\"" -> "\"customs\""
    )
    runs
  }
}
