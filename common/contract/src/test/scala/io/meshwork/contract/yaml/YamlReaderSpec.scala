package io.meshwork.contract.yaml

import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class YamlReaderSpec extends AnyFunSuite {
  private def read(text: String): (YamlMap, Seq[String]) = {
    val findings = new Findings
    val yaml = YamlReader.read("test", text, findings)
    (
      yaml.orElse(YamlMap.EMPTY).asInstanceOf[YamlMap],
      findings.sorted.asScala.map(f => s"${f.line} ${f.message}").toSeq
    )
  }

  test("values have the types of YAML's core schema, and numbers all their digits") {
    val (map, findings) =
      read("a: 0.1000000000000000000001\nb: 0x1F\nc: true\nd: ~\ne: 2026-01-31\nf: \"7\"\ng: yes")
    assert(findings.isEmpty)
    assert(map.number("a").get == new java.math.BigDecimal("0.1000000000000000000001"))
    assert(map.number("b").get.intValueExact == 31)
    assert(map.isTrue("c"))
    assert(map.scalar("d").get.value == null)
    assert(map.text("e").get == "2026-01-31")
    assert(map.text("f").get == "7")
    assert(map.text("g").get == "yes")
  }

  test("keys, values and the text of a block know their lines") {
    val (map, _) = read("a:\n  - x\n  - y\nb: |\n  text\n")
    assert(map.lineOf("b") == 4)
    assert(map.list("a").get(1).line == 3)
    assert(map.scalar("b").get.line == 4)
    assert(map.scalar("b").get.textLine == 5)
    assert(map.lineOf("none") == 1)
  }

  test("aliases repeat what they stand for") {
    val (map, findings) = read("a: &x {b: 1}\nc: *x")
    assert(findings.isEmpty)
    assert(map.map("c").number("b").get.intValueExact == 1)
  }

  test("what can't be a tree of values is found") {
    assert(read("a: &x [*x]")._2 == Seq("1 an alias points to a value that contains it"))
    assert(read("a: .inf\nb: !mine 1")._2.map(_.take(3)) == Seq("1 \"", "2 \""))
    assert(read("? [a]\n: 1")._2 == Seq("1 a key must be text"))
    assert(read("a: 1\n---\nb: 1")._2.exists(_.contains("not YAML")))
  }
}
