package io.meshwork.customer360

import io.meshwork.testkit.{Servers, ShippedJob}
import org.apache.spark.sql.DataFrame
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.Files

/** Two months of a real web shop's orders through the shipped job: what it counts is what plain queries over
  * the file count. The queries say what the rules mean; nothing of the engine stands in them.
  */
class OnlineRetailSpec extends AnyFunSuite {
  private val job = new ShippedJob("customer360")
  import job.spark

  private val file =
    Servers.home
      .resolve("../shared/data/customer360/online-retail/orders_2010-12_2011-01.csv.gz")
      .normalize

  /** The file as it is, with the number of each row. */
  private def read(): Unit = spark.read
    .option("header", "true")
    .option("mode", "FAILFAST")
    .schema(
      "InvoiceNo string, StockCode string, Description string, Quantity int, InvoiceDate timestamp, " +
        "UnitPrice decimal(12,3), CustomerID double, Country string"
    )
    .csv(file.toString)
    .selectExpr("monotonically_increasing_id() + 1 as line", "*")
    .localCheckpoint()
    .createOrReplaceTempView("lines")

  /** As `mesh replay` publishes them with the mapping of the README. */
  private def records: DataFrame = spark.sql("""
    select InvoiceNo as key, to_json(struct(InvoiceNo as invoice, line, StockCode as stock_code,
      Description as description, Quantity as quantity,
      date_format(to_utc_timestamp(InvoiceDate, 'Europe/London'), "yyyy-MM-dd'T'HH:mm:ss'Z'") as invoice_date,
      UnitPrice as unit_price, 'GBP' as currency, cast(CustomerID as int) as customer_id,
      Country as country)) as value
    from lines""")

  private lazy val run: ShippedJob.Run = {
    assume(Files.isReadable(file), s"there is no $file: nothing to run over")
    read()
    job.batch("customer360.orders", records)
  }

  private def count(where: String): Long =
    spark.sql(s"select count(*) from lines where $where").head().getLong(0)

  /** What sends a line to quarantine, and how the file shows it. */
  private val refused = Map(
    "quantity of a sale" -> "Quantity <= 0 and left(InvoiceNo, 1) not in ('C', 'A')",
    "quantity of a cancellation" -> "Quantity >= 0 and left(InvoiceNo, 1) = 'C'",
    "price of a line" -> "UnitPrice < 0 and left(InvoiceNo, 1) <> 'A'",
    "enum(currency)" -> "false", // The file names none; the mapping does.
    "pattern(invoice)" -> "not (length(InvoiceNo) = 6 and cast(InvoiceNo as int) is not null or length(InvoiceNo) = 7 and left(InvoiceNo, 1) in ('A', 'C') and cast(right(InvoiceNo, 6) as int) is not null)",
    "required(invoice)" -> "InvoiceNo is null",
    "required(stock_code)" -> "StockCode is null",
    "required(quantity)" -> "Quantity is null",
    "required(invoice_date)" -> "InvoiceDate is null",
    "required(unit_price)" -> "UnitPrice is null",
    "required(country)" -> "Country is null",
    "length(stock_code)" -> "length(StockCode) not between 1 and 20",
    "length(country)" -> "length(Country) not between 1 and 64",
    "range(customer_id)" -> "CustomerID < 1",
    "skew(invoice_date)" -> "InvoiceDate > current_timestamp() + interval 5 minutes"
  )

  /** What is only reported. */
  private val reported = Map(
    "cancellations" -> "left(InvoiceNo, 1) = 'C'",
    "free of charge" -> "UnitPrice <= 0 and left(InvoiceNo, 1) <> 'A'",
    "known customer" -> "CustomerID is null",
    "goods" -> "not (cast(left(StockCode, 5) as int) is not null or StockCode like 'DCGS%' or StockCode like 'gift%')",
    "described" -> "Description is null",
    "name of goods" -> "not Description rlike '[A-Z][A-Z][A-Z]'",
    "usual quantity" -> "abs(Quantity) > 10000",
    "usual price" -> "UnitPrice > 1000",
    "no_country" -> "Country in ('Unspecified', 'European Community')",
    "fresh orders" -> "InvoiceDate < current_timestamp() - interval 3 days"
  )

  private def good: String = refused.values.map(where => s"not coalesce($where, false)").mkString(" and ")

  test("the batch is published with warnings, and every line of the file is accounted for") {
    assert(run.text("outcome") == "published")
    assert(run.text("verdict") == "warned")
    assert(run.json.path("conserved").asBoolean)
    assert(run.count("consumed") == count("true"))
    assert(run.count("landed") == count(good))
    assert(run.count("quarantined") == count(s"not ($good)"))
    assert(run.count("superseded") == 0 && run.count("filtered") == 0)
  }

  test("every rule on lines is broken by as many as a query finds") {
    val found = run.failing
    val expected = (refused ++ reported).map { case (rule, where) => rule -> count(where) }
    found.foreach { case (rule, failing) => assert(failing == expected.getOrElse(rule, 0L), rule) }
    val ofSuite =
      run.rules.filter(r => r.path("scope").asText == "ROW" && r.path("kind").asText != "Contract")
    assert(ofSuite.map(_.path("id").asText).toSet -- expected.keySet == Set.empty)
    assert(expected.keySet -- found.keySet == Set.empty)
    assert(run.quarantinedByRule == expected.filter(e => refused.contains(e._1) && e._2 > 0))
    expected.toSeq.sorted.foreach { case (rule, failing) => info(s"$rule: $failing") }
  }

  test("the dirt that the file is known for is found") {
    val found = run.failing
    Seq("known customer", "cancellations", "quantity of a sale", "free of charge", "goods", "described")
      .foreach(rule => assert(found(rule) > 0, rule))
  }

  test("every rule on the batch measures what a query over the good lines measures") {
    val measures = Map(
      "invoiced" -> "count(InvoiceNo) / count(*)",
      "repeated lines" -> "count(*) - count(distinct struct(InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country))",
      "some_lines" -> "count(*)",
      "one_row_a_line" -> "count(*) - count(distinct InvoiceNo, line)",
      "named_goods" -> "100 * sum(if(Description is null or Description in ('', '?'), 1, 0)) / count(*)",
      "known_customers" -> "100 * sum(if(CustomerID is null, 1, 0)) / count(*)"
    )
    val values = run.values
    assert(values.keySet == measures.keySet)
    measures.foreach { case (rule, measure) =>
      val expected = spark.sql(s"select cast($measure as double) from lines where $good").head().getDouble(0)
      assert(math.abs(values(rule) - expected) < 1e-9, rule)
    }
  }

  test("each rule of the owners says what it means and whose it is, and is judged by what it tolerates") {
    val owned = run.rules.filter(_.path("kind").asText != "Contract")
    owned.foreach { rule =>
      Seq("description", "owner", "dimension", "severity")
        .foreach(tag => assert(rule.path(tag).asText.nonEmpty, rule))
    }
    owned.filter(_.path("scope").asText == "ROW").foreach { rule =>
      val tolerated = rule.path("tolerance").asText.stripSuffix("%").toDoubleOption.getOrElse(0.0) / 100
      val failed = 1 - rule.path("value").asDouble > tolerated
      assert(rule.path("outcome").asText == (if (failed) "FAILED" else "PASSED"), rule)
    }
  }

  test("the good lines land as they are, and no others") {
    assert(run.text("outcome") == "published")
    val landed = spark
      .sql("""
      select invoice, line, stock_code, description, quantity, invoice_date,
        cast(unit_price as decimal(12,3)), currency, customer_id, country
      from cassandra.customer360.order_lines_by_invoice""")
      .localCheckpoint()
    val expected = spark.sql(s"""
      select InvoiceNo, line, StockCode, Description, Quantity, to_utc_timestamp(InvoiceDate, 'Europe/London'),
        UnitPrice, 'GBP', cast(CustomerID as int), Country
      from lines where $good""")
    val keys = spark.sql(s"select count(distinct InvoiceNo, line) from lines where $good").head().getLong(0)
    assert(landed.count() == keys)
    assert(landed.exceptAll(expected).isEmpty && expected.exceptAll(landed).isEmpty)
  }

  test("totals by customer and by country are those of the file, what was cancelled netted out") {
    assert(run.text("outcome") == "published")
    Seq("customer_id" -> "order_lines_by_customer", "country" -> "order_lines_by_invoice").foreach {
      case (by, table) =>
        val landed = spark.sql(s"""
          select $by, sum(quantity * unit_price) as total, count(*) as lines
          from cassandra.customer360.$table group by $by""")
        val expected = spark.sql(s"""
          select by, sum(Quantity * UnitPrice) as total, count(*) as lines
          from (select *, ${if (by == "country") "Country" else "cast(CustomerID as int)"} as by from lines
            where $good) where by is not null group by by""")
        assert(landed.count() > 20)
        assert(landed.exceptAll(expected).isEmpty && expected.exceptAll(landed).isEmpty, table)
    }
    val takenBack = spark.sql("""
      select customer_id, stock_code, sum(quantity * unit_price) as net
      from cassandra.customer360.order_lines_by_customer
      group by customer_id, stock_code
      having count(*) = 2 and min(quantity) = -max(quantity) and count(distinct unit_price) = 1""")
    assert(takenBack.count() > 0 && takenBack.where("net <> 0").isEmpty)
  }

  test("what has landed is profiled from the table, each of its tasks on a core that is there") {
    assert(run.text("outcome") == "published")
    assert(job.profile("customer360.orders").path("rows").asLong == run.count("landed"))
  }

  test("a user sees what judging took") {
    val suite = run.json.path("suite")
    assert(suite.path("rules").asInt == run.rules.size)
    assert(
      suite.path("sparkJobs").asInt > 0 && suite.path("sparkJobs").asInt < run.json.path("sparkJobs").asInt
    )
    info(s"${suite.path("rules")} rules, ${suite.path("sparkJobs")} Spark jobs, ${suite.path("millis")} ms")
  }
}
