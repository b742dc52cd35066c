package io.meshwork.finance.payment

import io.meshwork.testkit.TestSpark
import org.apache.spark.sql.DataFrame

import java.time.{Instant, LocalDate, ZoneOffset}

/** A row of payments_by_account_year. */
case class Payment(
    account_id: String,
    payment_id: String,
    booked_at: Instant,
    `type`: String,
    amount: BigDecimal,
    currency: String = "CZK",
    balance: Option[BigDecimal] = None,
    operation: Option[String] = None,
    purpose: Option[String] = None,
    counterparty_bank: Option[String] = None,
    counterparty_account: Option[String] = None,
    reverses: Option[String] = None,
    version: Int = 0
) {
  def reporting(balance: BigDecimal): Payment = copy(balance = Some(balance))
  def reversing(payment: String): Payment = copy(reverses = Some(payment))
  def at(version: Int): Payment = copy(version = version)
}

object Payments {
  private val first = LocalDate.of(2026, 1, 1)

  def day(n: Int): String = first.plusDays(n).toString
  def instant(n: Int): Instant = first.plusDays(n).atStartOfDay(ZoneOffset.UTC).toInstant

  def credit(account: String, id: String, day: Int, amount: BigDecimal): Payment =
    Payment(account, id, instant(day), "PRIJEM", amount)
  def debit(account: String, id: String, day: Int, amount: BigDecimal): Payment =
    Payment(account, id, instant(day), "VYDAJ", amount)

  /** With the types of the table. */
  def frame(payments: Payment*): DataFrame = {
    import TestSpark.session.implicits._
    payments
      .toDF()
      .withColumn("amount", $"amount".cast("decimal(18,2)"))
      .withColumn("balance", $"balance".cast("decimal(18,2)"))
      .selectExpr("*", "cast(trunc(booked_at, 'year') as date) as year")
  }
}
