package io.meshwork.finance.payment

import io.meshwork.finance.Published
import io.meshwork.finance.partition.PartitionIndex
import io.meshwork.finance.payment.Payments.frame
import io.meshwork.finance.version.Versions

import java.util.{List => JList}

/** The published tables that payments make. */
object AccountTables {
  private val years = new PartitionIndex("account_id", "year", "payment_id", "payments")

  def published(payments: Seq[Payment]): Published = {
    val landed = Versions.latest(
      frame(payments: _*),
      JList.of("account_id", "year", "booked_at", "payment_id", "version"),
      JList.of()
    )
    Published(
      Map(
        "payments_by_account" -> (new CurrentPayments().derive(landed), Seq("account_id", "year")),
        "years_by_account" -> (years.derive(landed), Seq("account_id"))
      )
    )
  }
}
