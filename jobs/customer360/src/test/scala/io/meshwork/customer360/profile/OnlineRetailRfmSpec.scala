package io.meshwork.customer360.profile

import io.meshwork.customer360.SparkFixture
import org.apache.spark.sql.DataFrame

import java.nio.file.{Files, Path}

/** Recency, frequency and monetary value of the customers of a real web shop, as of the end of January 2011,
  * by our computation and by plain queries over the file.
  */
class OnlineRetailRfmSpec extends SparkFixture {
  private val file = Path
    .of(System.getProperty("meshwork.home"))
    .resolve("../shared/data/customer360/online-retail/orders_2010-12_2011-01.csv.gz")
    .normalize

  private lazy val lines: DataFrame = {
    assume(Files.isReadable(file), s"there is no $file: nothing to segment")
    val read = spark.read
      .option("header", "true")
      .schema(
        "InvoiceNo string, StockCode string, Description string, Quantity int, InvoiceDate timestamp, " +
          "UnitPrice decimal(12,3), CustomerID double, Country string"
      )
      .csv(file.toString)
      .where("CustomerID is not null")
      .selectExpr(
        "cast(cast(CustomerID as int) as string) as person_id",
        "InvoiceNo as invoice",
        "Quantity as quantity",
        "InvoiceDate as invoice_date",
        "UnitPrice as unit_price",
        "'GBP' as currency"
      )
      .cache()
    read.createOrReplaceTempView("lines")
    read
  }

  private lazy val standings: DataFrame =
    new Standing(Segmentation.typical, CustomerValue.usual).of(Invoices.byPerson(lines)).cache()

  private def january: DataFrame =
    standings.where("month = date'2011-01-01'")

  test("recency, frequency and monetary value are those of plain queries") {
    val found = january.select("person_id", "recency", "frequency", "monetary")
    val expected = spark.sql("""
      select person_id,
        if(max(if(invoice not like 'C%', invoice_date, null)) >= '2011-01-01', 0, 1) as recency,
        cast(count(distinct if(invoice not like 'C%', invoice, null)) as int) as frequency,
        cast(sum(quantity * unit_price) as decimal(28,3)) as monetary
      from lines group by person_id having frequency > 0""")
    assert(found.count() > 1000)
    assert(found.exceptAll(expected).isEmpty && expected.exceptAll(found).isEmpty)
  }

  test("five groups are found anew, and each customer is in the nearest, the most valuable first") {
    val rfm = january.select("recency", "frequency", "monetary")
    val found = Segmentation.fit(rfm, Segmentation.GROUPS, 1L)
    assert(found.centres.length == 5)
    val groups = rfm
      .collect()
      .groupBy(r => found.of(new Rfm(r.getInt(0), r.getInt(1), r.getDecimal(2))))
    def mean(group: Int)(of: org.apache.spark.sql.Row => Double) =
      groups(group).map(of).sum / groups(group).length
    val told = groups.keys.toSeq.sorted.map { g =>
      f"group $g: ${groups(g).length} customers, recency ${mean(g)(_.getInt(0).toDouble)}%.2f, " +
        f"frequency ${mean(g)(_.getInt(1).toDouble)}%.2f, GBP ${mean(g)(_.getDecimal(2).doubleValue)}%.2f"
    }
    told.foreach(t => info(t))
    assert(groups.keySet == (1 to 5).toSet)
    assert(mean(1)(_.getDecimal(2).doubleValue) > 3 * mean(5)(_.getDecimal(2).doubleValue))
  }

  test("who bought again and fell silent is the likelier gone, and everybody's value is told") {
    val both = standings.where("churn_risk is not null").selectExpr("person_id", "month", "churn_risk")
    val later = both
      .as("early")
      .join(both.as("late"), "person_id")
      .where(
        "late.month > early.month and early.month >= date'2011-01-01' and late.churn_risk < early.churn_risk"
      )
    assert(later.isEmpty && both.count() > 1000)
    assert(standings.where("lifetime_value is null or lifetime_value < 0 or expected_purchases < 0").isEmpty)
  }
}
