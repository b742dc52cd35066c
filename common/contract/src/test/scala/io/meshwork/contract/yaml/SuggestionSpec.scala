package io.meshwork.contract.yaml

import java.util.Optional

import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class SuggestionSpec extends AnyFunSuite {
  private val accepted = Seq("required", "unique", "name").asJava

  test("the nearest word within reach is meant, whatever its letters' case") {
    assert(Suggestion.near("requird", accepted) == Optional.of("required"))
    assert(Suggestion.near("UNIQUE", accepted) == Optional.of("unique"))
    assert(Suggestion.near("nmae", Seq("name").asJava) == Optional.of("name"))
    assert(Suggestion.near("ab", Seq("name").asJava) == Optional.empty)
  }

  test("a far word is answered with all that are accepted") {
    assert(Suggestion.ending("colour", accepted) == ". Accepted: required, unique, name.")
    assert(Suggestion.ending("colour", Seq.empty[String].asJava) == "")
  }
}
