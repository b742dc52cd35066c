package io.meshwork.finance

import io.meshwork.contract.yaml.{Findings, YamlMap, YamlReader}
import io.meshwork.finance.alert.{AlertAggregation, AlertThresholds}
import io.meshwork.finance.payment.Payments.{credit, debit}
import io.meshwork.finance.payment.{AccountTables, BalanceAggregation}
import io.meshwork.finance.position.PositionAggregation
import io.meshwork.finance.position.Trades.{buy, day, sell}
import io.meshwork.finance.risk.{ExposureAggregation, Price}
import io.meshwork.quality.{Outcome, RowCount, Suite, SuiteSource, Surroundings, Verdict}
import io.meshwork.runtime.aggregate.Aggregation
import org.apache.spark.sql.DataFrame
import org.apache.spark.sql.types.StructType
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.{Files, Path}
import java.time.Instant
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

/** What the aggregations make and read is what the contracts of their products say, and their suites judge
  * it.
  */
class ProductTablesSpec extends AnyFunSuite {
  private val home = Path.of(System.getProperty("meshwork.home"))

  private case class Table(name: String, port: Option[String], columns: Map[String, String], key: Seq[String])

  private def tables(product: String): Seq[Table] = {
    val text = Files.readString(home.resolve(s"jobs/finance/contracts/$product.odcs.yaml"))
    val findings = new Findings
    val contract = YamlReader.read(product, text, findings).get.asInstanceOf[YamlMap]
    assert(findings.isEmpty)
    contract.maps("schema").asScala.toSeq.filter(_.text("physicalType").get == "table").map { table =>
      val columns = table.maps("properties").asScala.toSeq
      val port = table
        .maps("customProperties")
        .asScala
        .find(_.text("property").get == "inputPort")
        .map(_.text("value").get)
      def position(of: YamlMap, key: String) = of.number(key).toScala.map(_.intValue)
      val key = columns
        .filter(position(_, "partitionKeyPosition").isDefined)
        .sortBy(position(_, "partitionKeyPosition"))
      Table(
        table.text("name").get,
        port,
        columns.map(c => c.text("name").get -> spark(c)).toMap,
        key.map(_.text("name").get)
      )
    }
  }

  private def spark(column: YamlMap): String = {
    val physical = column.text("physicalType").orElse(column.text("logicalType").get)
    Map("list<text>" -> "array<string>", "list<int>" -> "array<int>").getOrElse(physical, physical)
  }

  private def columns(schema: StructType): Map[String, String] =
    schema.map(f => f.name -> f.dataType.catalogString).toMap

  private val payments = Seq(
    credit("A", "1", 0, 100).copy(operation = Some("VKLAD")).reporting(90),
    debit("A", "2", 400, 5).copy(operation = Some("VYBER")),
    debit("A", "3", 400, 5).reversing("9")
  )
  private val sent = Seq(
    Traded(buy("1", 0, 10, 5)),
    Traded(sell("2", 1, 4, 6)),
    Traded(sell("3", 2, 4, 6).copy(version = 3)),
    Priced(Price("ABC", day(0), 5, "USD", "EQUITY")),
    Priced(Price("USD/EUR", day(0), 0.5, "EUR", "CURRENCY"))
  )

  private def made(aggregation: Aggregation, published: Published): InMemory = {
    val product = new InMemory(aggregation)
    product.run(published.keys, published)
    product
  }

  private lazy val portfolios = PortfolioTables.published(sent)
  private lazy val positions = made(new PositionAggregation(), portfolios)
  private lazy val valued = {
    val table = "positions_by_portfolio_year"
    Published(portfolios.tables + (table -> (positions.frame(table), Seq("portfolio", "year"))))
  }
  private lazy val accounts = AccountTables.published(payments)

  private val products: Map[String, () => InMemory] = Map(
    "account_balance" -> (() => made(new BalanceAggregation(), accounts)),
    "payment_alerts" -> (() => made(new AlertAggregation(AlertThresholds.usual()), accounts)),
    "positions" -> (() => positions),
    "exposure_risk" -> (() => made(new ExposureAggregation("EUR"), valued))
  )

  for ((product, of) <- products) {
    lazy val rows = of()

    test(s"$product: the tables are those of the contract, column by column, and each has rows") {
      val own = tables(product).filter(_.port.isEmpty)
      assert(own.map(_.name).toSet == rows.rows.keySet)
      assert(own.map(_.key).distinct.size == 1)
      own.foreach { table =>
        assert(columns(rows.frame(table.name).schema) == table.columns, table.name)
        assert(rows.rows(table.name).nonEmpty, table.name)
      }
    }

    test(s"$product: what it reads is there, in the contract of another product") {
      val ports = tables(product).filter(_.port.isDefined)
      assert(ports.nonEmpty)
      ports.foreach { port =>
        val source = tables(port.port.get.stripPrefix("finance.")).find(_.name == port.name).get
        assert(port.columns.toSet.subsetOf(source.columns.toSet) && port.key == source.key, port.name)
      }
    }

    test(s"$product: the suite judges what is made, and takes a run that makes nothing") {
      val table = rows.frame(tables(product).find(_.port.isEmpty).get.name)
      val text = Files.readString(home.resolve(s"quality-rules/suites/finance/$product.dqdl"))
      val suite =
        Suite.compile(List(new SuiteSource(s"finance/$product", 1, text)).asJava, table.schema, table.schema)
      assert(suite.rowRules.isEmpty, "a rule on a row has no quarantine to send it to")
      Seq(table, table.limit(0)).foreach { batch =>
        val result = judged(suite, batch)
        assert(result.verdict != Verdict.BLOCKED, result.results)
        assert(result.results.asScala.forall(_.outcome != Outcome.SKIPPED), result.results)
      }
      assert(judged(suite, table.union(table)).verdict == Verdict.BLOCKED)
    }
  }

  private def judged(suite: Suite, batch: DataFrame) =
    suite.evaluate(
      batch,
      Map.empty[String, RowCount].asJava,
      Surroundings.at(Instant.parse("2026-03-01T00:00:00Z"))
    )
}
