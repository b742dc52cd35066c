package io.meshwork.customer360

import io.meshwork.testkit.{Invariants, Message}
import org.scalatest.funsuite.AnyFunSuite
import scala.util.Random

/** Every table of every product of the domain, by the shipped contracts, suites and code. */
class CustomerInvariantsSpec extends AnyFunSuite with Invariants {
  private val random = new Random(5)

  private def customers: Seq[Message] = for {
    person <- 0 until 12
    system <- Seq("crm", "shop", "bank").take(1 + person % 3)
    change <- 0 to random.nextInt(3)
  } yield Told.record(person, system, change)

  private val taken = Message("shop-3", null, Some(Told.start.plusSeconds(100000).toEpochMilli))

  private def orders: Seq[Message] = for {
    invoice <- 0 until 30
    line <- 1 to 1 + random.nextInt(3)
  } yield {
    val cancels = invoice % 7 == 6
    val number = if (cancels) f"C5$invoice%05d" else f"5$invoice%05d"
    val quantity = if (cancels) -1 else 1 + random.nextInt(9)
    Told.orderLine(number, line, quantity, invoice, if (invoice == 5) "EUR" else "GBP", 1 + invoice % 12)
  }

  private def interactions: Seq[Message] = (0 until 30).map(n => Told.interaction(n, s"crm-${1 + n % 12}"))

  /** Each account's, in both years. */
  private def payments: Seq[Message] = (0 until 24).map(n => Told.payment(s"P$n", s"${1 + n % 12}", 20 * n))

  test("order, repetition, batches and the time of runs make no difference, and nothing gets lost") {
    val tables = requireInvariants(
      first = Map(),
      sources = Map(
        "customer360.customers" -> (customers :+ taken),
        "customer360.orders" -> orders,
        "customer360.interactions" -> interactions,
        "finance.payments" -> payments
      ),
      computed =
        Seq("identity", "profile", "timeline", "lookup_by_email", "lookup_by_phone").map("customer360." + _),
      domains = Seq(Customer360Job.domain, Bank.domain),
      trials = 2
    )
    val persons = tables(("customer360.profile", "profiles"))
    assert(persons.size == 12, "one for each person")
  }
}
