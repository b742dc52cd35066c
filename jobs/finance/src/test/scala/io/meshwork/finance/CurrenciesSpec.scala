package io.meshwork.finance

import io.meshwork.testkit.TestSpark
import io.meshwork.contract.DataContract
import io.meshwork.quality.{Action, Suite, SuiteSource}
import io.meshwork.runtime.decode.DecodedSchema
import org.apache.spark.sql.functions.lit
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.{Files, Path}
import java.util.{Currency, Locale}
import scala.jdk.CollectionConverters._
import scala.util.Try

/** The rule "known currency" of the shipped suites. */
class CurrenciesSpec extends AnyFunSuite {
  import TestSpark.session.implicits._

  private val home = Path.of(System.getProperty("meshwork.home"))

  /** What the rule of a suite refuses, of these currencies. */
  private def refused(product: String, currencies: Seq[String]): Set[String] = {
    val contract = DataContract.read(home.resolve(s"jobs/finance/contracts/$product.odcs.yaml"))
    val text = Files.readString(home.resolve(s"quality-rules/suites/finance/$product.dqdl"))
    val fields = DecodedSchema.fields(contract.input.fields)
    val suite = Suite.compile(
      List(new SuiteSource(s"finance/$product", 1, text)).asJava,
      fields,
      DecodedSchema.fields(contract.primaryTable.columns)
    )
    val rule = suite.rowRules.asScala.find(_.id == "known currency").get
    assert(rule.action == Action.QUARANTINE)
    val empty =
      fields.fields.filter(_.name != "currency").map(f => lit(null).cast(f.dataType).as(f.name)).toSeq
    val rows = currencies.toDF("currency").select($"currency" +: empty: _*)
    rows.where(rule.applies && !rule.passes).select("currency").as[String].collect().toSet
  }

  /** Those of the countries, by the JDK's copy of ISO 4217. */
  private val ofCountries = Locale.getISOCountries.toSeq
    .flatMap(country => Try(Option(Currency.getInstance(new Locale("", country)))).toOption.flatten)
    .map(_.getCurrencyCode)
    .distinct

  for (product <- Seq("payments", "trades", "prices")) {
    test(s"$product: every country's currency is known, and what is none goes to quarantine") {
      assert(ofCountries.size > 140)
      // Given up since this JDK was made: the kuna, Sierra Leone's old leone and Zimbabwe's dollar.
      assert(refused(product, ofCountries).subsetOf(Set("HRK", "SLL", "ZWL")))
      val strange = Seq("QQQ", "BTC", "XXX", "DEM", "eur", "")
      assert(refused(product, strange ++ Seq("EUR", null)) == strange.toSet)
    }
  }
}
