package io.meshwork.sandbox.generator

import io.meshwork.sandbox.{SandboxException, TempDirs}
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.Files
import java.time.Duration

class SpecReaderSpec extends AnyFunSuite {
  test("reads the topic with its settings") {
    val topic = Orders.spec.topic()
    assert(topic.name() == "shop.orders" && topic.partitions() == 2)
    assert(topic.config().get("cleanup.policy") == "delete")
    assert(topic.config().get("max.message.bytes") == "2097152")
  }

  test("a specification without a stream has none") {
    val spec = edited(_.replaceAll("stream \\{.*", "").replaceAll("stream = \\d", "stream = 0"))
    assert(EventGenerator.of(spec, Orders.Now).stream(Orders.Start).expected().produced() == 0)
  }

  test("entities may be named one by one") {
    val spec = edited(_.replace("count = 20, id = \"shop-%02d\"", "ids = [north, EUR/USD]"))
    val records = Orders.good(Orders.records(EventGenerator.of(spec, Orders.Now).batch()))
    val shops = records.map(Orders.json(_).get("shop").asText)
    assert(shops.toSet == Set("north", "EUR/USD") && shops.count(_ == "north") == 60)
  }

  test("a switch has a source for what has no case") {
    val spec = edited(
      _.replaceAll(
        "cases \\{ NL.*? \\}",
        "cases { N/O.constant.value = NOK }, otherwise.constant.value = EUR"
      )
        .replace("[NL, NO, IE]", "[NL, N/O, IE]")
    )
    val currencies = Orders
      .good(Orders.records(EventGenerator.of(spec, Orders.Now).batch()))
      .map(Orders.json)
      .map(r => r.get("country").asText -> r.get("currency").asText)
    assert(currencies.toSet == Set("NL" -> "EUR", "N/O" -> "NOK", "IE" -> "EUR"))
  }

  test("a defect at one place comes there, all at once and of one entity") {
    val spec = edited(_.replace("{ name = out of range,", "{ name = out of range, at = 1,"))
    val records = Orders.records(EventGenerator.of(spec, Orders.Now).batch())
    val injected = Orders.of(records, "out of range")
    assert(injected.size == 6)
    assert(injected.map(Orders.json(_).get("shop").asText).toSet == Set("shop-19"))
    val last = Orders.at(Orders.good(records).last)
    assert(injected.forall(r => Duration.between(Orders.at(r), last).toMillis < 100))
    assert(
      failure(_.replace("{ name = out of range,", "{ name = out of range, at = 1.5,"))
        .contains("defect \"out of range\": at must be from 0 to 1.")
    )
  }

  test("says everything that is wrong at once, with lines and what is possible") {
    val message = failure(
      _.replace("seed = 7", "")
        .replace("kind = null-key", "kind = no-key")
        .replace("expect = superseded }\n", "expect = ignored }\n")
        .replace("counter.from = 1", "count.from = 1")
    )

    assert(message.contains("5 problems"))
    assert(message.contains("No configuration setting found for key 'seed'"))
    assert(message.contains("kind is \"no-key\"; it must be one of: broken-json, conflicting-duplicate, "))
    assert(
      message.contains(
        "expect is \"ignored\"; it must be one of: landed, superseded, filtered by RULE, quarantined by RULE."
      )
    )
    assert(message.matches("(?s).*line \\d+: the source of a field is one of: .*walk\\. Found: count\\..*"))
  }

  test("says where a setting has the wrong type") {
    assert(
      failure(_.replace("count = 20", "count = many"))
        .matches("(?s).*orders.conf: 4: count has type STRING.*")
    )
  }

  test("says which setting a source of text or digits lacks, or can't take") {
    assert(
      failure(_.replace("text.template = \"{shop}", "text.pattern = \"{shop}"))
        .contains("No configuration setting found for key 'template'")
    )
    assert(
      failure(_.replace("digits.pattern", "digits.template"))
        .contains("No configuration setting found for key 'pattern'")
    )
    assert(
      failure(_.replace("NL-##/####", "NL-99"))
        .matches("(?s).*line 22: digits.pattern is \"NL-99\"; it needs a # for each digit\\..*")
    )
  }

  test("refuses a field that is made of one that doesn't come before it") {
    def made(of: String) =
      s"(?s).*line 23: label is made of $of, which must be a field before it\\. There are: shop, country, .*reference\\..*"

    assert(failure(_.replace("{shop}-{n}", "{shops}-{n} {label}")).matches(made("label, shops")))
    Seq(
      "attribute.of.text.template",
      "optional { share = 1, of.text.template",
      "switch { on = shop, cases.any.text.template"
    ).foreach { source =>
      val end = "}" * source.count(_ == '{')
      assert(
        failure(
          _.replace("text.template = \"{shop}-{n} for {country}\"", s"$source = \"{shops}\" $end")
        ).matches(made("shops"))
      )
    }
    assert(
      failure(_.replace("on = country", "on = channel"))
        .contains("currency is made of channel, which must be a field before it. There are: shop, country.")
    )
  }

  test("refuses counts that couldn't be kept") {
    assert(
      failure(_.replace("per-second = 100", "per-second = 9000")).contains("stream.per-second is too much")
    )
    assert(
      failure(_.replace("interval = 1 minute", "interval = 2 hours"))
        .contains("batch.interval must not be longer")
    )
    assert(
      failure(_.replaceAll("stream \\{.*", ""))
        .contains("has a count for the stream, but there is no stream.")
    )
  }

  test("refuses messages without key for a compacted topic, as Kafka would") {
    val message = failure(_.replace("policy = delete", "policy = compact"))
    assert(message.contains("defect \"unkeyed\": Kafka refuses a record without key in a compacted topic."))
  }

  test("names a file that isn't there") {
    TempDirs.using("absent") { dir =>
      val message = intercept[SandboxException](EventSpec.read(dir.resolve("absent.conf"))).getMessage
      assert(message.startsWith(s"Cannot read ${dir.resolve("absent.conf")}: "))
    }
  }

  private def failure(edit: String => String): String = intercept[SandboxException](edited(edit)).getMessage

  private def edited(edit: String => String): EventSpec =
    TempDirs.using("spec") { dir =>
      EventSpec.read(Files.writeString(dir.resolve("orders.conf"), edit(Files.readString(Orders.file))))
    }
}
