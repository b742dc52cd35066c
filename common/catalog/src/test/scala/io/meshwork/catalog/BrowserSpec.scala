package io.meshwork.catalog

import java.io.File
import java.nio.file.{Files, Path}
import java.util.logging.Level

import scala.jdk.CollectionConverters._

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import org.openqa.selenium.Keys
import org.openqa.selenium.chrome.{ChromeDriver, ChromeDriverService, ChromeOptions}
import org.openqa.selenium.interactions.Actions
import org.openqa.selenium.logging.{LogType, LoggingPreferences}
import org.scalatest.{BeforeAndAfterAll, Outcome}
import org.scalatest.funsuite.AnyFunSuite

/** The pages in a real browser. */
class BrowserSpec extends AnyFunSuite with BeforeAndAfterAll {
  private val days = 24
  private val browser = Path.of("/usr/bin/chromium")
  private val chromedriver = Path.of("/usr/bin/chromedriver")
  private val home = Files.createTempDirectory("reports")
  private val folder = home.resolve("reports")
  private lazy val run =
    History.write(Files.createDirectories(home.resolve("runs")), "harbour.arrivals", days)
  private lazy val pages = Seq(
    home.resolve(s"runs/${run.run}.html"),
    folder.resolve("harbour.arrivals.html"),
    folder.resolve("harbour.html"),
    folder.resolve("index.html")
  )
  private var driver: ChromeDriver = _

  override def beforeAll(): Unit =
    if (Seq(browser, chromedriver).forall(Files.isExecutable(_))) {
      History.write(Files.createDirectories(home.resolve("runs")), "harbour.tides", 3)
      // Of a domain of its own: it has no scores, and would stand for the newest run.
      val blocked = Files.readString(Runs.file("blocked"))
      Files.writeString(
        home.resolve("runs/blocked.json"),
        blocked
          .replace("\"product\": \"harbour.arrivals\"", "\"product\": \"customs.goods\"")
          .replace("\"domain\": \"harbour\"", "\"domain\": \"customs\"")
      )
      require(run.product == "harbour.arrivals")
      Reports.of(home.resolve("runs"), folder).all()
      val options = new ChromeOptions
      options.setBinary(browser.toString)
      options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,1600",
        s"--user-data-dir=${Files.createTempDirectory("chromium")}"
      )
      val logs = new LoggingPreferences
      logs.enable(LogType.BROWSER, Level.ALL)
      logs.enable(LogType.PERFORMANCE, Level.ALL)
      options.setCapability("goog:loggingPrefs", logs: Any)
      val service = new ChromeDriverService.Builder()
        .usingDriverExecutable(new File(chromedriver.toString))
        .build()
      driver = new ChromeDriver(service, options)
    }

  override def afterAll(): Unit = Option(driver).foreach(_.quit())

  override def withFixture(test: NoArgTest): Outcome = {
    if (driver == null) {
      cancel(s"There is no $browser with $chromedriver. Type: apt-get install chromium chromium-driver")
    }
    super.withFixture(test)
  }

  private def open(page: Path): Unit = {
    devtools("Emulation.clearDeviceMetricsOverride")
    devtools("Emulation.setEmulatedMedia", "media" -> "")
    driver.get(page.toUri.toString)
  }

  private def devtools(command: String, settings: (String, AnyRef)*): Unit = {
    driver.executeCdpCommand(command, settings.toMap.asJava)
    ()
  }

  private def emulate(width: Int, height: Int): Unit =
    devtools(
      "Emulation.setDeviceMetricsOverride",
      "width" -> Int.box(width),
      "height" -> Int.box(height),
      "deviceScaleFactor" -> Int.box(1),
      "mobile" -> Boolean.box(true)
    )

  private def json(name: String): JsonNode = new ObjectMapper().readTree(folder.resolve(s"$name.json").toFile)

  private def texts(css: String): Seq[String] =
    script(
      "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.replace(/\\s+/g, ' ').trim())",
      css
    ).asInstanceOf[java.util.List[String]].asScala.toSeq

  private def script(text: String, arguments: AnyRef*): AnyRef = driver.executeScript(text, arguments: _*)

  private def truly(text: String, arguments: AnyRef*): Boolean =
    script(text, arguments: _*) == java.lang.Boolean.TRUE

  private def percent(share: JsonNode) = Numbers.percent(share.asDouble)

  private def trend(trend: JsonNode): Unit = {
    val shown = texts(s"#${trend.get("id").asText} tbody td:nth-of-type(1)").map(_.stripSuffix(" failed"))
    val expected = trend.get("points").elements.asScala.toSeq.reverse.map { point =>
      val share = trend.get("unit").asText == "PERCENT"
      Option(point.get("value"))
        .map(v => if (share) percent(v) else Numbers.value(v.asDouble))
        .getOrElse("–")
    }
    assert(expected.size > 1)
    assert(shown == expected)
  }

  private def scores(content: JsonNode): Unit = {
    val overall = Option(content.get("score")).map(percent).toSeq
    val expected = overall ++ content.get("scores").elements.asScala.map(score => percent(score.get("score")))
    assert(texts(".scores .figure") == expected)
  }

  test("the figures on a run's page equal its JSON") {
    open(pages.head)
    val content = json(run.run)
    assert(texts("h1") == Seq(content.get("headline").asText))
    scores(content)
    content.get("trends").elements.asScala.foreach(trend)
    assert(content.get("trends").elements.asScala.size > 10)
    val rules = content.get("record").get("rules").elements.asScala.toSeq
    val shown = texts("article.rule dd.value") ++ texts(".rules tbody [data-label=Value]")
    assert(shown.sorted == rules.map(rule => Numbers.value(rule.get("value").asDouble)).sorted)
    val counts = content.get("record").get("counts")
    val names = Seq("landed", "superseded", "filtered", "quarantined", "consumed")
    assert(
      texts(".terms td.number:nth-of-type(1)") == names.map(name => Numbers.count(counts.get(name).asLong))
    )
    val reasons = content.get("quarantine").elements.asScala.toSeq
    assert(
      texts("section[aria-labelledby=quarantine] td:nth-of-type(1)") ==
        reasons.map(reason => Numbers.count(reason.get("records").asLong))
    )
    assert(texts("section[aria-labelledby=quarantine] kbd") == reasons.map(_.get("replay").asText))
    assert(
      texts(".lineage li code") == Seq("kafka:harbour.arrivals", "harbour.tides", "harbour.arrivals.by_day")
    )
  }

  test("the figures on a product's page equal its JSON") {
    open(pages(1))
    val content = json("harbour.arrivals")
    assert(texts("h1") == Seq(content.get("headline").asText))
    scores(content)
    content.get("trends").elements.asScala.foreach(trend)
    val rules = content.get("rules").elements.asScala.toSeq
    assert(
      texts(".standings [data-label=Value]") == rules.map(rule => Numbers.value(rule.get("value").asDouble))
    )
    val runs = content.get("runs").elements.asScala.toSeq
    Seq("consumed", "landed", "quarantined").foreach { name =>
      assert(
        texts(s"section[aria-labelledby=runs] [data-label=${name.capitalize}]") ==
          runs.map(r => Numbers.count(r.get("counts").get(name).asLong))
      )
    }
  }

  test("the figures on a domain's page and the mesh's equal their JSON") {
    open(pages(2))
    val domain = json("harbour")
    val products = domain.get("products").elements.asScala.toSeq
    assert(texts("h1") == Seq(domain.get("headline").asText))
    assert(texts(".matrix tbody b") == products.flatMap(p => Option(p.get("score"))).map(percent))
    products.map(_.get("trend")).filter(_.get("points").size > 1).foreach(trend)
    open(pages(3))
    val mesh = json("index")
    assert(texts("h1") == Seq(mesh.get("headline").asText))
    val all = mesh.get("domains").elements.asScala.toSeq.flatMap(_.get("products").elements.asScala)
    assert(texts(".matrix tbody b") == all.flatMap(p => Option(p.get("score"))).map(percent))
  }

  test("draws every trend that is open, those of a group when it is opened, and all again in the dark") {
    open(pages.head)
    val bare = "[...document.querySelectorAll('.chart')].filter(c => !c.closest('details:not([open])'))" +
      ".filter(c => { const k = c.querySelector('canvas'); return !(k && k.getContext('2d')" +
      ".getImageData(0, 0, k.width, k.height).data.some(x => x > 0)) }).map(c => c.parentElement.id).join()"
    // Asks frame by frame, for two seconds at most: a chart that is never drawn stays in the answer.
    val painted =
      s"""const done = arguments[arguments.length - 1];
         |const ask = left => { const bare = $bare;
         |  if (bare === '' || left === 0) done(bare); else requestAnimationFrame(() => ask(left - 1)) };
         |requestAnimationFrame(() => ask(120));""".stripMargin
    assert(driver.executeAsyncScript(painted) == "")
    script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert(driver.executeAsyncScript(painted) == "")
    devtools(
      "Emulation.setEmulatedMedia",
      "features" -> java.util.List.of(Map("name" -> "prefers-color-scheme", "value" -> "dark").asJava)
    )
    assert(driver.executeAsyncScript(painted) == "")
    assert(texts(".chart canvas").size == json(run.run).get("trends").size)
  }

  test("no page complains to the console, in light, dark and print") {
    // What reading the charts' pixels made Chromium say is no page's.
    driver.manage.logs.get(LogType.BROWSER).getAll
    pages.foreach { page =>
      open(page)
      Seq("screen" -> "light", "screen" -> "dark", "print" -> "light").foreach { case (medium, scheme) =>
        val feature = Map("name" -> "prefers-color-scheme", "value" -> scheme).asJava
        devtools("Emulation.setEmulatedMedia", "media" -> medium, "features" -> java.util.List.of(feature))
        val background = script("return getComputedStyle(document.body).backgroundColor")
        assert(background == (if (scheme == "dark") "rgb(17, 20, 24)" else "rgb(255, 255, 255)"))
      }
      val said = driver.manage.logs.get(LogType.BROWSER).getAll.asScala.map(_.getMessage)
      assert(said.isEmpty, page)
    }
  }

  test("no page asks the network for anything") {
    driver.manage.logs.get(LogType.PERFORMANCE).getAll
    pages.foreach(open)
    val asked = driver.manage.logs
      .get(LogType.PERFORMANCE)
      .getAll
      .asScala
      .map(entry => new ObjectMapper().readTree(entry.getMessage).path("message"))
      .filter(_.path("method").asText == "Network.requestWillBeSent")
      .map(_.path("params").path("request").path("url").asText)
      .filterNot(_.startsWith("data:"))
    // That it sees the pages themselves tells that it would see more.
    assert(asked.toSeq == pages.map(_.toUri.toString))
  }

  test("no page is wider than a phone") {
    pages.foreach { page =>
      open(page)
      emulate(360, 740)
      assert(truly("return document.documentElement.scrollWidth <= 360"), page)
    }
  }

  test("can be used by keyboard alone") {
    open(pages.head)
    new Actions(driver).sendKeys(Keys.TAB).perform()
    assert(truly("return document.activeElement.matches('a.skip')"))
    new Actions(driver).sendKeys(Keys.ENTER).perform()
    assert(truly("return document.activeElement.id === 'main'"))
    new Actions(driver).sendKeys(Keys.TAB).perform()
    assert(truly("return document.activeElement.matches('summary')"))
    val open_ = script("return document.activeElement.parentElement.open")
    new Actions(driver).sendKeys(Keys.ENTER).perform()
    assert(script("return document.activeElement.parentElement.open") != open_)
  }
}
