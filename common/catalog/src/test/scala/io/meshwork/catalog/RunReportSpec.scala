package io.meshwork.catalog

import java.nio.file.Files

import scala.jdk.CollectionConverters._

import org.jsoup.nodes.{Document, Element}
import org.scalatest.funsuite.AnyFunSuite

class RunReportSpec extends AnyFunSuite {
  private val names = Seq("warned", "blocked", "failed", "nothing-new", "stream", "hostile")

  private def texts(page: Document, css: String): Seq[String] = page.select(css).eachText.asScala.toSeq

  private def number(text: String): Long = text.replace(",", "").toLong

  /** The cells of the table rows in a section, each row's header first. */
  private def rows(page: Document, section: String): Seq[Seq[String]] =
    page.select(s"section[aria-labelledby=$section] tbody tr").asScala.toSeq.map { row: Element =>
      row.select("th code, th:not(:has(code)), td").eachText.asScala.toSeq
    }

  private def counts(page: Document, section: String): Map[String, Long] =
    rows(page, section).map(row => row.head -> number(row(1))).toMap

  private def figures(map: java.util.Map[String, java.lang.Long]): Map[String, Long] =
    map.asScala.toMap.map { case (name, count) => name -> count.longValue }

  test("says the verdict first") {
    val page = Runs.page("warned")
    assert(
      texts(page, "h1") ==
        Seq("Published with warnings: 99,000 of 100,400 records landed; 1,000 are in quarantine")
    )
    assert(page.title == "harbour.arrivals: Published with warnings, 22 Nov 2026")
    assert(page.body.className == "warning")
  }

  test("shows the same headline and tone as the record for every outcome") {
    val tones = names.map(name => Runs.page(name).body.className)
    assert(tones == Seq("warning", "bad", "bad", "idle", "good", "warning"))
    names.foreach(name => assert(texts(Runs.page(name), "h1") == Seq(Runs.run(name).headline)))
  }

  test("shows conservation as a sum") {
    val page = Runs.page("warned")
    assert(
      texts(page, ".equation") ==
        Seq("100,400 consumed = 99,000 landed + 300 superseded + 100 filtered + 1,000 quarantined")
    )
    assert(texts(page, ".finding") == Seq("This adds up: every record is accounted for exactly once."))
    assert(texts(page, ".terms td.number:nth-of-type(1)") == Seq("99,000", "300", "100", "1,000", "100,400"))
    val widths = page.select(".stack .part").eachAttr("style").asScala.toSeq
    assert(widths == Seq("flex-grow:99000", "flex-grow:300", "flex-grow:100", "flex-grow:1000"))
  }

  test("says what is missing when the sum is off") {
    val text = Files.readString(Runs.file("failed")).replace("\"landed\": 11800", "\"landed\": 11788")
    val run = RunRecord.read(Files.writeString(Files.createTempFile("run", ".json"), text))
    val html = RunReport.page(run, java.util.List.of())
    assert(html.contains("This does not add up: 12 records are unaccounted for."))
    assert(html.contains("≠"))
  }

  test("shows every passing rule with its figures") {
    val page = Runs.page("warned")
    val run = Runs.run("warned")
    val shown = page.select(".rules.passed tbody tr").asScala.toSeq
    val passing = run.rulesThat(RuleRecord.Outcome.PASSED).asScala.toSeq
    assert(shown.map(_.select("th code").text) == passing.map(_.text))
    shown.zip(passing).foreach { case (row, rule) =>
      val cells = row.select("td").eachText.asScala.toSeq
      assert(cells.head == rule.metric)
      assert(math.abs(cells(1).replace(",", "").toDouble - rule.value.get) < 1e-6)
      assert(cells(2) == rule.expectation)
      assert(cells(3) == s"${rule.severity} ${rule.action}s".toLowerCase)
      assert(number(cells(4)) == rule.evaluated)
      val failing = if (rule.scope == RuleRecord.Scope.DATASET) "–" else f"${rule.failing}%,d"
      assert(cells(5) == failing)
    }
  }

  test("shows every failing rule with its figures, the gravest first, and before the passing ones") {
    val page = Runs.page("warned")
    val run = Runs.run("warned")
    assert(texts(page, "section[aria-labelledby=rules] h3") == Seq("Failing 4", "Passing 7"))
    val shown = page.select("article.rule").asScala.toSeq
    assert(
      shown.map(_.select(".text code").text.takeWhile(_ != ' ')) ==
        Seq("IsComplete", "ColumnValues", "ColumnValues", "Completeness")
    )
    shown.foreach { article =>
      val rule = run.rules.asScala.find(_.text == article.select(".text code").text).get
      def fact(name: String): String = article.select(s"dd.$name").text
      assert(fact("metric") == rule.metric)
      assert(math.abs(fact("value").toDouble - rule.value.get) < 1e-6)
      assert(fact("expected") == rule.expectation)
      assert(fact("grade") == s"${rule.severity} ${rule.action}s".toLowerCase)
      assert(number(fact("evaluated")) == rule.evaluated)
      val failing = fact("failing").takeWhile(_ != ' ')
      assert(failing == (if (rule.scope == RuleRecord.Scope.DATASET) "" else f"${rule.failing}%,d"))
      assert(article.select("h4").text == rule.message)
    }
  }

  test("says a failing rule in its owner's words, with what is tolerated and masked examples") {
    val page = Runs.page("graded")
    val rule = Runs.run("graded").rulesThat(RuleRecord.Outcome.FAILED).get(0)
    val article = page.select("article.rule").first
    assert(article.select("h4").text == rule.description.get)
    assert(article.select("p.message").text == rule.message)
    assert(article.select("dd.owner").text == "harbour-office@harbour.example")
    assert(article.select("dd.tolerance").text == "0.2%")
    assert(article.select("dd.dimension").text == "completeness")
    assert(article.select(".text small").text == "quality-rules/suites/harbour/arrivals.dqdl, line 7")
    val examples = article.select(".examples tbody tr").asScala.toSeq.map(_.select("th, td").eachText.asScala)
    assert(
      examples == Seq(
        Seq("harbour.arrivals-0-2000", "ship", "none", "ship must not be null"),
        Seq("harbour.arrivals-1-2077", "captain", "•••", "ship must not be null")
      )
    )
    val watched = page.select("article.rule").get(1)
    assert(watched.select(".method").text.startsWith("Expected by median and 3.4 robust standard deviations"))
  }

  test("shows the score by dimension, and what it was") {
    val page = Runs.page("graded", "graded-before")
    assert(
      texts(page, ".scores li") == Seq(
        "Overall 98.7% mean over all rules",
        "Completeness 95.0% 1 rule, 1 failing down from 98.0%",
        "Coverage > 99.9% 2 rules, 1 failing",
        "Uniqueness 100% 1 rule"
      )
    )
    assert(page.select(".scores li").eachAttr("class").asScala == Seq("overall", "bad", "warning", "good"))
    assert(Runs.page("warned").select("#scores").isEmpty)
  }

  test("shows the counts by rule, field, table and partition as the run recorded them") {
    Seq("warned", "failed", "stream").foreach { name =>
      val page = Runs.page(name)
      val run = Runs.run(name)
      assert(counts(page, "quarantine") == figures(run.quarantinedByRule))
      assert(counts(page, "filters") == figures(run.filteredByRule))
      assert(counts(page, "unknown") == figures(run.unknownFields))
      assert(counts(page, "tables") == run.tables.asScala.map(t => t.table -> t.written).toMap)
      val ranges = rows(page, "offsets").map(_.drop(1).map(number))
      assert(ranges == run.offsets.asScala.map(o => Seq(o.partition.toLong, o.from, o.until, o.size)).toSeq)
    }
    assert(rows(Runs.page("warned"), "quarantine").head == Seq("IsComplete \"ship\"", "412", "41.2%"))
  }

  test("shows the steps in order with their times") {
    val page = Runs.page("warned")
    assert(
      texts(page, "section[aria-labelledby=steps] tbody td") ==
        Seq("10 ms", "2.1 s", "5 ms", "300 ms", "800 ms", "7.4 s", "300 ms", "2.1 s", "60 ms")
    )
    assert(page.select(".bar.time").eachAttr("style").asScala.contains("width:100%"))
  }

  test("tells of a blocked run what is held back and how to release it") {
    val page = Runs.page("blocked")
    assert(
      texts(page, ".equation") ==
        Seq("50,200 read = 49,500 landed + 100 superseded + 50 filtered + 550 quarantined")
    )
    assert(
      texts(page, ".finding") == Seq("This is what the held batch would have come to. Nothing of it landed.")
    )
    assert(
      texts(page, ".commands code") ==
        Seq("mesh run harbour.arrivals --batch", Runs.run("blocked").blocked.get.release)
    )
    assert(
      texts(page, "section[aria-labelledby=rules] h3") == Seq("Failing 2", "Not evaluated 1", "Passing 1")
    )
    assert(texts(page, "section[aria-labelledby=offsets] caption") == Seq("Held back, not consumed"))
    assert(page.select("#tables, #publication").isEmpty)
  }

  test("tells of a failed run why, and which commands help") {
    val page = Runs.page("failed")
    assert(page.select(".said").first.wholeText == Runs.run("failed").error.get.message)
    assert(texts(page, ".commands code") == Seq("mesh status", "mesh run harbour.arrivals --stream"))
  }

  test("keeps to what there is when nothing is new") {
    val page = Runs.page("nothing-new")
    assert(texts(page, ".finding") == Seq("No record was consumed."))
    assert(texts(page, "h2") == Seq("Rules", "Where the records went", "Time by step"))
  }

  test("shows the last batches of a stream, newest first") {
    val page = Runs.page("stream")
    assert(
      texts(page, "section[aria-labelledby=batches] caption") == Seq(
        "The last 20 of 48 batches, newest first"
      )
    )
    val expected = Runs.run("stream").batches.asScala.reverse.take(20).map { batch =>
      val c = batch.counts
      Seq(c.consumed, c.landed, c.superseded, c.filtered, c.quarantined)
    }
    val shown = rows(page, "batches").map(_.takeRight(5).map(number))
    assert(shown == expected)
    assert(texts(page, ".facts dd").contains("Stream, 48 batches"))
  }

  test("compares with earlier runs of the product") {
    val page = Runs.page("blocked", "warned", "stream", "blocked")
    assert(
      rows(page, "earlier") == Seq(
        Seq("22 Nov 2026, 17:45:00 UTC", "published, warned", "21.3 s", "100,400", "99,000", "1,000")
      )
    )
    assert(
      texts(page, "section[aria-labelledby=changes] > p") == Seq(
        "Compared with the run of 22 Nov 2026, 17:45:00 UTC: " + Runs.run("warned").headline + "."
      )
    )
    assert(
      texts(page, ".changes .bad") == Seq("Failing now, passing then IsPrimaryKey \"ship\" \"arrived_at\"")
    )
  }

  test("shows hostile text as text") {
    val page = Runs.page("hostile")
    assert(page.select("script:not(#trend-data):contains(alert), img, b:contains(bold)").isEmpty)
    assert(page.select("[onerror], [onmouseover]").isEmpty)
    assert(texts(page, "section[aria-labelledby=quarantine] code") == Seq("<script>alert(\"x\")</script>"))
    assert(texts(page, "section[aria-labelledby=unknown] code") == Seq("\"><img src=x onerror=alert(1)>"))
    assert(texts(page, "section[aria-labelledby=filters] code") == Seq("' onmouseover='alert(1)"))
    assert(texts(page, ".failed h4").last == "</td></table><script>alert(\"x\")</script>")
    assert(texts(page, ".failed dd.metric").last == "Completeness({{ run }})")
  }

  test("needs nothing beside itself") {
    names.foreach { name =>
      val page = Runs.page(name)
      assert(page.select("link:not([href='data:,']), iframe, object, [src]").isEmpty)
      val style = page.select("style").first.data
      assert(!style.contains("url(") && !style.contains("@import"))
      assert(
        page
          .select("meta[http-equiv=Content-Security-Policy]")
          .attr("content")
          .startsWith("default-src 'none'")
      )
    }
  }

  test("runs no script where there is nothing to draw, and only its own where there is") {
    assert(Runs.page("warned").select("script").isEmpty)
    assert(
      !Runs
        .page("warned")
        .select("meta[http-equiv=Content-Security-Policy]")
        .attr("content")
        .contains("script")
    )
    val page = Runs.page("graded", "graded-before")
    val policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content")
    assert(page.select("script").asScala.map(_.attr("type")) == Seq("application/json", ""))
    val digest = java.security.MessageDigest.getInstance("SHA-256")
    val hash = digest.digest(page.select("script").last.data.getBytes("UTF-8"))
    assert(policy.endsWith(s"script-src 'sha256-${java.util.Base64.getEncoder.encodeToString(hash)}'"))
    assert(
      page.select("script").last.data.contains("var uPlot=") && page
        .select("script")
        .last
        .data
        .contains("The MIT License")
    )
  }

  test("gives the command that judges quarantined records again, ready for a shell") {
    val commands = texts(Runs.page("warned"), "section[aria-labelledby=quarantine] kbd")
    assert(commands.head == "mesh quarantine replay harbour.arrivals --rule 'IsComplete \"ship\"'")
    assert(commands.contains("mesh quarantine replay harbour.arrivals --rule decode"))
    assert(commands.size == Runs.run("warned").quarantinedByRule.size)
    // Of a batch that was held back nothing is in quarantine.
    assert(Runs.page("blocked").select("section[aria-labelledby=quarantine] kbd").isEmpty)
  }

  test("shows where the records came from and went to, and what the states come to") {
    val page = Runs.page("graded")
    assert(
      texts(page, ".lineage li") ==
        Seq("kafka:harbour.arrivals", "harbour.tides", "harbour.arrivals_by_ship", "harbour.arrivals_by_day")
    )
    assert(
      rows(page, "states") == Seq(
        Seq("Completeness(ship)", "hour from 23 Nov 2026, 17:00", "0.95"),
        Seq("Completeness(ship) where flag = 'DE'", "all", "0.961")
      )
    )
    assert(texts(page, ".facts dd").contains("4 rules in 2 Spark jobs, 812 ms"))
  }

  test("is built for reading by ear and by keyboard") {
    (names :+ "graded").foreach { name =>
      val page = Runs.page(name, "warned", "graded-before")
      assert(page.select("html").attr("lang") == "en")
      assert(page.select("h1").size == 1)
      val levels = page.select("h1, h2, h3, h4, h5, h6").asScala.map(_.tagName.drop(1).toInt)
      assert(levels.zip(levels.drop(1)).forall { case (before, next) => next <= before + 1 }, levels)
      assert(page.select(page.select("a.skip").attr("href")).is("main"))
      assert(
        page
          .select("table:not(:has(> caption)), thead th:not([scope=col]), tbody th:not([scope=row])")
          .isEmpty
      )
      val ids = page.select("[id]").eachAttr("id").asScala
      assert(ids.distinct == ids)
      page
        .select("[aria-labelledby]")
        .eachAttr("aria-labelledby")
        .asScala
        .foreach(id => assert(ids.contains(id)))
    }
  }

  test("replaces an older page whole and leaves no draft") {
    val folder = Files.createTempDirectory("report")
    val html = Files.writeString(folder.resolve("run.html"), "older")
    RunReport.write(Runs.run("warned"), java.util.List.of(), html)
    assert(Files.readString(html).trim.endsWith("</html>"))
    assert(Files.list(folder).count == 1)
  }
}
