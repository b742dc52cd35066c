package io.meshwork.catalog

import java.nio.file.{Files, Path}

import org.jsoup.Jsoup
import org.jsoup.nodes.Document

/** The example runs of the test resources, and their pages. */
object Runs {
  def file(name: String): Path = Path.of(getClass.getResource(s"/runs/$name.json").toURI)

  def run(name: String): RunRecord = RunRecord.read(file(name))

  def page(name: String, earlier: String*): Document = {
    import scala.jdk.CollectionConverters._
    val html = Files.createTempDirectory("report").resolve("pages/run.html")
    RunReport.write(run(name), earlier.map(run).asJava, html)
    Jsoup.parse(html.toFile, "UTF-8")
  }
}
