package io.meshwork.customer360.identity

import io.meshwork.runtime.{Category, MeshException}
import org.scalatest.funsuite.AnyFunSuite

import java.lang.{Long => JLong}
import java.time.LocalDate
import java.util.{Map => JMap, Set => JSet}

class ModelFileSpec extends AnyFunSuite {
  private val model = new LinkageModel(
    new LinkageModel.Origin("7", LocalDate.parse("2026-01-31"), 5000),
    "GB",
    Weights.expected,
    new Terms(5000, JMap.of(Comparison.SURNAME, JMap.of(Terms.hash("smith"), Long.box(212)))),
    JMap.of(BlockingKey.PHONE, JSet.of[JLong](-17L, 3L))
  )
  private val text = ModelFile.text(model)

  private def refused(text: String): String = {
    val refusal = intercept[MeshException](ModelFile.read("model.json", text))
    assert(refusal.category == Category.CONFIGURATION)
    refusal.getMessage
  }

  private def changed(from: String, to: String): String = {
    assert(text.contains(from))
    refused(text.replace(from, to))
  }

  private val headline = "Cannot read the linkage model model.json (EstimateLinkage makes one): "

  test("a model is read as it was written") {
    val read = ModelFile.read("model.json", text)
    assert(read.origin == model.origin && read.region == "GB")
    assert(read.terms == model.terms && read.common == model.common)
    assert(read.weights.prior == model.weights.prior)
    for (comparison <- Comparison.values; level <- 1 to comparison.levels.size) {
      assert(read.weights.`match`(comparison, level) == model.weights.`match`(comparison, level))
      assert(read.weights.chance(comparison, level) == model.weights.chance(comparison, level))
    }
    assert(ModelFile.text(read) == text)
  }

  test("a term is not in the file, and its hash is") {
    assert(!text.contains("smith") && text.contains("\"6627835f988e2c5e\" : 212"))
  }

  test("the shipped model can be read, and says where it comes from") {
    val shipped = LinkageModel.shipped
    assert(shipped.origin.records > 0 && shipped.origin.version.nonEmpty)
  }

  test("what is no JSON is refused with its line") {
    assert(
      refused("{\n\"version\": \n}") ==
        "Cannot read the linkage model model.json: line 3 is no JSON. Estimate it with EstimateLinkage."
    )
    assert(refused("").startsWith(headline))
    assert(refused("[]").startsWith(headline))
  }

  test("every problem is told with its place and what to give") {
    assert(
      changed("\"version\" : \"7\"", "\"version\" : \"7 7\"") ==
        headline + "version is \"7 7\". Give 1 to 64 letters, digits, . _ or -."
    )
    assert(
      changed("\"region\" : \"GB\"", "\"region\" : \"XX\"") ==
        headline + "region is \"XX\". Give an ISO 3166 country such as AU."
    )
    assert(changed("\"prior\"", "\"prio\"").contains("prior is missing. Give a number between 0 and 1."))
    assert(changed("\"prior\"", "\"prio\"").contains("prio is unknown; known are version, estimated_on"))
    assert(
      changed("\"estimated_on\" : \"2026-01-31\"", "\"estimated_on\" : 7") ==
        headline + "estimated_on is 7. Give a date such as 2026-01-31."
    )
    assert(
      changed("\"records\" : 5000,\n  \"region\"", "\"records\" : -1,\n  \"region\"") ==
        headline + "records is -1. Give a whole number, 0 or more."
    )
  }

  test("shares must be shares of the known levels") {
    assert(
      changed("\"match\" : 0.84", "\"match\" : 1.7") ==
        headline + "weights.SURNAME.levels[0].match is 1.7. Give a number between 0 and 1."
    )
    assert(
      changed("\"match\" : 0.84", "\"match\" : 0.5").contains(
        "weights.SURNAME.levels adds up to 0.66 by match, not to 1."
      )
    )
    assert(
      changed("\"level\" : \"house\"", "\"level\" : \"home\"") ==
        headline + "weights.ADDRESS.levels[0].level is \"home\". Give \"house\"."
    )
    assert(changed("\"EMAIL\"", "\"MAIL\"").contains("weights.EMAIL is missing. Give an object."))
  }

  test("terms and blocks must be hashes under known names") {
    assert(
      changed("6627835f988e2c5e", "smith") ==
        headline + "terms.frequent.SURNAME.smith isn't named by 16 hexadecimal digits."
    )
    assert(
      changed("\"0000000000000003\"", "\"+61 3\"") ==
        headline + "common_blocks.PHONE[0] is \"+61 3\". Give 16 hexadecimal digits."
    )
    assert(
      changed("\"common_blocks\" : {\n    \"PHONE\"", "\"common_blocks\" : {\n    \"FON\"")
        .contains("common_blocks.FON is unknown; known are NATIONAL_ID, EMAIL")
    )
  }
}
