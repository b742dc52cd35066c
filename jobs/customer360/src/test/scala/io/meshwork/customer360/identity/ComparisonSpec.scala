package io.meshwork.customer360.identity

import io.meshwork.customer360.identity.Comparison._
import io.meshwork.customer360.identity.Someone.{ann, person, silent}
import org.scalatest.funsuite.AnyFunSuite

class ComparisonSpec extends AnyFunSuite {
  private def level(comparison: Comparison, other: Person, one: Person = ann): String = {
    val level = comparison.level(one, other)
    assert(comparison.level(other, one) == level, "one way is as the other")
    if (level == 0) "missing" else comparison.levels.get(level - 1).name
  }

  test("records that are the same agree exactly, records that say nothing not at all") {
    Comparison.values.foreach { comparison =>
      assert(comparison.level(ann, ann) == 1, comparison)
      assert(comparison.level(ann, silent) == 0, comparison)
      assert(comparison.level(silent, silent) == 0, comparison)
      assert(comparison.term(ann) != null && comparison.term(silent) == null, comparison)
    }
  }

  test("names are compared by Jaro-Winkler") {
    val martha = person("m", given = "martha", surname = "dixon")
    assert(level(GIVEN_NAME, person("x", given = "marhta"), martha) == "very similar") // 0.961
    assert(level(SURNAME, person("x", surname = "dicksonx"), martha) == "somewhat similar") // 0.813
    assert(level(GIVEN_NAME, person("x", given = "zoe"), martha) == "different")
    assert(level(SURNAME, person("x", surname = "wu"), martha) == "different")
  }

  test("names in each other's place count once, as the given name") {
    val swapped = person("x", given = "miller", surname = "ann")
    assert(level(GIVEN_NAME, swapped) == "names swapped")
    assert(level(SURNAME, swapped) == "missing")
  }

  test("a date agrees in part with a digit wrong, or with day and month swapped") {
    assert(level(DATE_OF_BIRTH, person("x", birth = "19560408")) == "one digit or day and month")
    assert(level(DATE_OF_BIRTH, person("x", birth = "19560904")) == "one digit or day and month")
    assert(level(DATE_OF_BIRTH, person("x", birth = "19560490")) == "two digits")
    assert(level(DATE_OF_BIRTH, person("x", birth = "19910101")) == "different")
  }

  test("numbers agree in part with one or two characters wrong") {
    assert(level(NATIONAL_ID, person("x", nationalId = "4812376")) == "one character")
    assert(level(NATIONAL_ID, person("x", nationalId = "4812357")) == "two characters")
    assert(level(NATIONAL_ID, person("x", nationalId = "9999999")) == "different")
    assert(level(PHONE, person("x", phone = "+61293744001")) == "one digit")
    assert(level(PHONE, person("x", phone = "+442070313000")) == "different")
  }

  test("an e-mail agrees in part with another provider") {
    assert(level(EMAIL, person("x", email = "ann.miler@example.com")) == "one character")
    assert(level(EMAIL, person("x", email = "ann.miller@post.example")) == "local part")
    assert(level(EMAIL, person("x", email = "bob@post.example")) == "different")
  }

  test("an address is one comparison, from the house to nothing") {
    assert(level(ADDRESS, person("x", suburb = "elsewhere")) == "house")
    assert(level(ADDRESS, person("x", number = "14")) == "street")
    assert(level(ADDRESS, person("x", suburb = "elsewhere", postcode = "9000")) == "street")
    assert(level(ADDRESS, person("x", street = "mainstreet")) == "place")
    assert(level(ADDRESS, person("x", street = "mainstreet", postcode = "9000")) == "part")
    assert(
      level(ADDRESS, person("x", street = "mainstreet", suburb = "oak", postcode = "9000")) == "different"
    )
  }

  test("the lines of an address may be written one for the other") {
    assert(level(ADDRESS, person("x", street = "millhouse", area = "stationroad")) == "house")
    assert(level(ADDRESS, person("x", street = null, area = "stationroad")) == "house")
  }

  test("expected shares are shares") {
    Comparison.values.foreach { comparison =>
      val levels = comparison.levels
      assert(levels.size < 8, "a pattern has three bits for each")
      assert(math.abs(levels.stream.mapToDouble(_.`match`).sum - 1) < 1e-9, comparison)
      assert(math.abs(levels.stream.mapToDouble(_.chance).sum - 1) < 1e-9, comparison)
    }
  }

  test("a pattern holds the level of each comparison") {
    val other = person("x", given = "anne", surname = null, birth = "19560904", number = "14")
    val pattern = Pattern.of(ann, other)
    Comparison.values.foreach(c => assert(Pattern.level(pattern, c) == c.level(ann, other), c))
  }

  test("what a household shares is not personal") {
    val husband =
      person("x", given = "robert", nationalId = null, birth = "19510101", email = "bob@post.example")
    assert(!Pattern.personal(Pattern.of(ann, husband)))
    assert(Pattern.personal(Pattern.of(ann, person("x", given = "robert", birth = "19560904"))))
    assert(!Pattern.personal(Pattern.of(ann, silent)))
  }
}
