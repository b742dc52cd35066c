package io.meshwork.cli.demo

import io.meshwork.cli.Project
import io.meshwork.cli.demo.Persons.Same
import java.nio.file.Path
import java.util.{List => JList, Set => JSet}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class PersonsSpec extends AnyFunSuite {
  test("a person is known by every key that has the same name as one that is asked for") {
    val said = JList.of(new Same("crm-1", "a"), new Same("shop-7", "a"), new Same("crm-2", "b"))
    val persons = Persons.of(JSet.of("shop-7", "nobody"), said)
    assert(persons.keys.asScala == Set("crm-1", "shop-7", "nobody"))
  }

  test("who is asked for and isn't known has that key alone") {
    val persons = Persons.of(JSet.of("nobody"), JList.of(new Same("crm-1", "a")))
    assert(persons.keys.asScala == Set("nobody"))
  }

  test("every table of the shipped products that knows customers names them by a key") {
    val plan = DemoPlan.of(new Project(Path.of(System.getProperty("meshwork.home"))), JList.of())
    val known = PersonTable.in(plan.contracts, "customer360.customers").asScala
    val keyed = known.map(t => s"${t.contract.product} ${t.table.name}" -> t.prefixes.asScala.toMap).toMap
    assert(keyed("customer360.orders order_lines_by_customer") == Map("customer_id" -> "shop-"))
    assert(keyed("finance.payment_alerts alerts_by_account") == Map("account_id" -> "bank-"))
    assert(keyed("customer360.customers customers") == Map("record_id" -> ""))
    assert(!keyed.keys.exists(_.startsWith("iot.")))
    assert(keyed("customer360.profile profiles") == Map("record_id" -> ""))
  }
}
