package io.meshwork.customer360

import io.meshwork.runtime.derive.Derivation
import io.meshwork.runtime.run.Domain
import io.meshwork.runtime.shape.Transform
import java.util.{Map => JMap}
import org.apache.spark.sql.functions.{count, lit}
import org.apache.spark.sql.{Dataset, Row}

/** What finance derives of its payments, without its code: here no payment has a second version. */
object Bank {
  val domain: Domain = {
    val derivations = JMap.of[String, Derivation](
      "payments_by_account",
      (landed: Dataset[Row]) => landed,
      "years_by_account",
      (landed: Dataset[Row]) =>
        landed.groupBy("account_id", "year").agg(count(lit(1)).cast("int").as("payments"))
    )
    new Domain("finance", JMap.of("payments", new Domain.Code(Transform.none, derivations)))
  }
}
