package io.meshwork.finance.payment

import io.meshwork.testkit.TestSpark
import org.apache.spark.sql.DataFrame
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.{Files, Path}

/** A real bank's payments: what is computed of them is what the bank itself reports. */
class BerkaBalanceSpec extends AnyFunSuite {
  private val file = Path
    .of(System.getProperty("meshwork.home"), "../shared/data/finance/berka/trans_1993_q1_q3.csv")
    .normalize

  private lazy val payments: DataFrame = {
    assume(Files.isReadable(file), s"there is no $file: nothing to run over")
    TestSpark.session.read
      .option("header", "true")
      .option("mode", "FAILFAST")
      .option("delimiter", ";")
      .option("encoding", "ISO-8859-1")
      .schema(
        "payment_id string, account_id string, date string, type string, operation string, " +
          "amount decimal(18,2), balance decimal(18,2), purpose string, bank string, account string"
      )
      .csv(file.toString)
      .selectExpr(
        "account_id",
        "payment_id",
        "to_timestamp(concat('19', date), 'yyyyMMdd') as booked_at",
        "type",
        "amount",
        "'CZK' as currency",
        "balance",
        "cast(null as string) as reverses",
        "0 as version"
      )
      .persist()
  }

  test("every account and day closes within 1.00 of a balance that the bank reports") {
    val compared = BalanceBreaks.compared(payments).persist()
    val days = payments.selectExpr("account_id", "to_date(booked_at)").distinct().count()
    assert(compared.count() == days && days > 10000)
    val largest = compared.selectExpr("max(abs(difference))").head().getDecimal(0)
    assert(largest.compareTo(new java.math.BigDecimal("1.00")) <= 0)
    assert(BalanceBreaks.of(payments, new java.math.BigDecimal("1.00")).isEmpty)
    info(s"$days account days, the largest difference $largest")
  }

  test("without the rule on VYBER the balances wouldn't agree") {
    val ignored = payments.selectExpr(
      "account_id",
      "payment_id",
      "booked_at",
      "if(type = 'VYBER', '?', type) as type",
      "amount",
      "currency",
      "balance",
      "reverses",
      "version"
    )
    assert(payments.where("type = 'VYBER'").count() > 0)
    assert(!BalanceBreaks.of(ignored, new java.math.BigDecimal("1.00")).isEmpty)
    assert(
      ReferenceBreaks.of(ignored).where("kind = 'unknown direction'").count() == payments
        .where("type = 'VYBER'")
        .count()
    )
    assert(ReferenceBreaks.of(payments).isEmpty)
  }

  test("the closing balances are those of plain SQL") {
    payments.createOrReplaceTempView("berka")
    val plain = TestSpark.session.sql("""
      select account_id, day, cast(sum(moved) over (partition by account_id order by day) as decimal(28,2)) as closing
      from (select account_id, to_date(booked_at) as day, sum(if(type = 'PRIJEM', amount, -amount)) as moved
            from berka group by 1, 2)""")
    val computed = AccountBalance.of(payments).select("account_id", "day", "closing")
    assert(computed.exceptAll(plain).isEmpty && plain.exceptAll(computed).isEmpty)
  }
}
