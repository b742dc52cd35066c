package io.meshwork.sandbox.generator

import io.meshwork.sandbox.{SandboxException, TempDirs}
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.Files

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
