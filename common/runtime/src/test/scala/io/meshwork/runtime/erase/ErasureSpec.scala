package io.meshwork.runtime.erase

import io.meshwork.runtime.batch.BatchResult
import io.meshwork.runtime.cassandra.TestCassandra
import org.apache.spark.sql.{Dataset, Row}
import org.scalatest.concurrent.Eventually
import org.scalatest.funsuite.AnyFunSuite
import org.scalatest.time.{Millis, Seconds, Span}
import org.scalatest.BeforeAndAfterAll
import scala.jdk.CollectionConverters._
import scala.util.Random

class ErasureSpec extends AnyFunSuite with BeforeAndAfterAll with Eventually {
  override def beforeAll(): Unit = TestCassandra.prepareMeshwork()

  private def requireConserved(result: BatchResult): Unit = assert(
    result.counts.consumed == result.landed.landed + result.superseded + result.counts.filtered + result.quarantined
  )

  /** Two customers with two orders each, and what follows from these. */
  private def shop(domain: String): Shop = {
    val shop = new Shop(domain).open()
    shop.publish("customers", shop.customer(1, "ann@example.org", 0), shop.customer(2, "bob@example.org", 0))
    shop.publish(
      "orders",
      shop.order("a", 1, "EUR", "10.00", 1),
      shop.order("b", 1, "USD", "20.00", 2),
      shop.order("c", 2, "EUR", "30.00", 3),
      shop.order("d", 2, "EUR", "40.00", 4)
    )
    shop.settle("customers", "orders", "takings")
    shop
  }

  private def requireWhole(s: Shop): Unit = {
    assert(s.customers == Set("c-1 ann@example.org", "c-2 bob@example.org"))
    assert(s.orders == Set("a 1 10.00", "b 1 20.00", "c 2 30.00", "d 2 40.00"))
    assert(s.takings == Set("EUR 80.00", "USD 20.00"))
  }

  private def requireBobAlone(s: Shop): Unit = {
    assert(s.customers == Set("c-2 bob@example.org"))
    assert(s.ordersByCustomer == Set("2 c 30.00", "2 d 40.00"))
    assert(s.orders == Set("c 2 30.00", "d 2 40.00"))
    assert(s.ordersPerCustomer == Set("2 2"))
    assert(s.spent == Set("2 70.00"))
  }

  private val held = Map(
    "customers.customers" -> 1L,
    "orders.orders" -> 2L,
    "orders.orders_by_customer" -> 2L,
    "orders.orders_per_customer" -> 1L,
    "takings.spent_by_customer" -> 1L
  )

  private def erase(s: Shop, request: String, customer: Int, at: Int): BatchResult = {
    s.publish("erasures", s.erasure(request, customer, at))
    val result = s.run("erasures").get
    requireConserved(result)
    result
  }

  test("whoever is erased is gone from every table, and the receipt says how many rows there were") {
    val s = shop("gone")
    requireWhole(s)
    assert(erase(s, "r1", 1, 30).landed.landed == 1)
    requireBobAlone(s)
    assert(s.receipts("r1") == held)
    assert(s.erasures == Set("r1"))
    s.settle("takings")
    requireBobAlone(s)
    assert(s.takings == Set("EUR 70.00"), "what is computed of all orders counts theirs no more")
  }

  test("a request that is handled again, and another one for the same person, change nothing") {
    val s = shop("again")
    erase(s, "r1", 1, 30)
    val tables = (s.customers, s.orders, s.ordersByCustomer, s.ordersPerCustomer, s.spent)
    s.replay("erasures")
    erase(s, "r1", 1, 30)
    erase(s, "r2", 1, 31)
    assert((s.customers, s.orders, s.ordersByCustomer, s.ordersPerCustomer, s.spent) == tables)
    assert(s.receipts("r1") == held, "the receipt still says what there was")
    assert(s.receipts("r2") == held.map { case (table, _) => table -> 0L })
  }

  test("whoever is known by several keys is erased by all of them, and stays away under each") {
    val s = shop("several")
    val other = Seq(s.customer(1, "ann@example.org", 5, "ann"), s.customer(3, "ann@example.net", 5, "ann"))
    s.publish("customers", other: _*)
    s.publish("orders", s.order("x", 3, "EUR", "7.00", 6))
    s.settle("customers", "orders", "takings")
    erase(s, "r1", 3, 30)
    requireBobAlone(s)
    assert(s.receipts("r1") == held.map { case (table, rows) => table -> (if (rows == 2) 3L else 2L) })
    assert(
      TestCassandra.cql("SELECT * FROM meshwork.erasure_requests").isEmpty,
      "keys are kept no longer than needed"
    )
    s.replay("customers")
    s.replay("orders")
    requireBobAlone(s)
  }

  test("a run that was cut off half-way erases the other keys too, though nothing tells of them any more") {
    val s = shop("halfway")
    s.publish("customers", s.customer(1, "ann@example.org", 5, "ann"))
    s.settle("customers")
    s.publish("erasures", s.erasure("r1", 3, 30))
    TestCassandra.cql(
      "INSERT INTO meshwork.erasure_requests (product, entity, request_id, key, until) VALUES" +
        s" ('halfway.erasures', 'halfway.customers', 'r1', 'c-1', '${s.micros(30)}') USING TIMESTAMP 1"
    )
    s.settle("erasures", "takings")
    requireBobAlone(s)
    assert(s.receipts("r1") == held)
    assert(TestCassandra.cql("SELECT * FROM meshwork.erasure_requests").isEmpty)
  }

  test("someone unknown can be erased: the receipt says that nothing was there, and they stay away") {
    val s = shop("unknown")
    assert(erase(s, "r1", 9, 30).landed.landed == 1)
    requireWhole(s)
    assert(s.receipts("r1") == held.map { case (table, _) => table -> 0L })
    s.publish("customers", s.customer(9, "zoe@example.org", 29))
    s.publish("orders", s.order("z", 9, "EUR", "1.00", 30))
    for (name <- Seq("customers", "orders")) {
      val result = s.run(name).get
      requireConserved(result)
      assert(result.counts.filteredByRule.asScala == Map("erased" -> 1L))
    }
    requireWhole(s)
  }

  test("what is newer than the request lands, as does all of everybody else") {
    val s = shop("newer")
    erase(s, "r1", 1, 30)
    s.publish("customers", s.customer(1, "ann@example.net", 31), s.customer(2, "bob@example.net", 5))
    s.publish("orders", s.order("e", 1, "EUR", "5.00", 31), s.order("f", 2, "EUR", "6.00", 29))
    s.settle("customers", "orders", "takings")
    assert(s.customers == Set("c-1 ann@example.net", "c-2 bob@example.net"))
    assert(s.orders == Set("e 1 5.00", "c 2 30.00", "d 2 40.00", "f 2 6.00"))
    assert(s.spent == Set("1 5.00", "2 76.00"))
    Seq("customers", "orders", "erasures").foreach(s.replay)
    s.settle("takings")
    assert(s.customers == Set("c-1 ann@example.net", "c-2 bob@example.net"), "old requests don't reach it")
    assert(s.orders == Set("e 1 5.00", "c 2 30.00", "d 2 40.00", "f 2 6.00"))
    assert(s.spent == Set("1 5.00", "2 76.00"))
  }

  test("replaying all old input brings nobody back, not even once Cassandra has purged the tombstones") {
    val s = shop("purged")
    erase(s, "r1", 1, 30)
    erase(s, "r2", 3, 30)
    s.settle("takings")
    Seq("customers", "orders", "orders_by_customer", "orders_per_customer", "spent_by_customer").foreach(
      table => TestCassandra.cql(s"ALTER TABLE purged.$table WITH gc_grace_seconds = 0")
    )
    // A row that lies beneath a tombstone is seen only once that is gone.
    eventually(timeout(Span(60, Seconds)), interval(Span(500, Millis))) {
      TestCassandra.compact("purged")
      TestCassandra.cql(
        "INSERT INTO purged.customers (customer, mail) VALUES ('c-3', 'probe') USING TIMESTAMP 1"
      )
      assert(s.customers.contains("c-3 probe"))
    }
    TestCassandra.cql("DELETE FROM purged.customers WHERE customer = 'c-3'")
    for ((name, erased) <- Seq("customers" -> 1L, "orders" -> 2L)) {
      val result = s.replay(name)
      requireConserved(result)
      assert(result.counts.filteredByRule.asScala == Map("erased" -> erased))
    }
    s.settle("takings")
    requireBobAlone(s)
    assert(s.takings == Set("EUR 70.00"))
  }

  test("a batch that was being handled meanwhile takes out again what it has brought back") {
    val s = shop("meanwhile")
    var isAsked = false
    // It is applied after the batch has looked who was erased, and before it lands.
    s.begin(
      "orders",
      (records: Dataset[Row]) => {
        if (!isAsked) {
          isAsked = true
          erase(s, "r1", 1, 30)
        }
        records
      }
    )
    s.publish("orders", s.order("e", 1, "USD", "5.00", 20), s.order("f", 2, "EUR", "6.00", 20))
    val result = s.run("orders").get
    requireConserved(result)
    assert(isAsked && result.counts.filtered == 0)
    assert(s.orders == Set("c 2 30.00", "d 2 40.00", "f 2 6.00"))
    assert(s.ordersByCustomer == Set("2 c 30.00", "2 d 40.00", "2 f 6.00"))
    assert(s.ordersPerCustomer == Set("2 3"))
    s.settle("takings")
    assert(s.spent == Set("2 76.00"))
    assert(s.takings == Set("EUR 76.00"))
  }

  test("a run that was cut off before it could look again is mended by the next one") {
    val s = shop("cut")
    s.publish("orders", s.order("e", 1, "USD", "5.00", 20))
    erase(s, "r1", 1, 30)
    // As that run has left it: landed after the request had looked for rows.
    TestCassandra.cql(
      s"INSERT INTO cut.orders (id, customer, amount) VALUES ('e', 1, 5.00) USING TIMESTAMP ${s.micros(20)}"
    )
    assert(s.orders.contains("e 1 5.00"))
    s.begin("orders")
    assert(s.run("orders").get.counts.filtered == 1)
    requireBobAlone(s)
  }

  test("a change that could not be told is told by the run that repeats the request") {
    val s = shop("untold")
    s.publish("erasures", s.erasure("r1", 1, 30))
    // As a run leaves it that was cut off once it had deleted: nothing is found any more.
    Seq(
      "DELETE FROM untold.orders_by_customer USING TIMESTAMP",
      "DELETE FROM untold.orders_per_customer USING TIMESTAMP"
    )
      .foreach(delete => TestCassandra.cql(s"$delete ${s.micros(30)} WHERE customer = 1"))
    TestCassandra.cql(
      "INSERT INTO meshwork.erasure_changes (product, changed, key)" +
        """ VALUES ('untold.erasures', 'untold.orders_by_customer', '{"customer":1}') USING TIMESTAMP 1"""
    )
    s.settle("erasures", "takings")
    requireBobAlone(s)
    assert(s.takings == Set("EUR 70.00"))
    assert(TestCassandra.cql("SELECT * FROM meshwork.erasure_changes").isEmpty)
  }

  test("the order of requests and records, and their batches, make no difference") {
    val s = new Shop("orderless").open()
    val random = new Random(20260501)
    val persons = 1 to 8
    val events = persons.flatMap { n =>
      val asked = 10 + random.nextInt(20)
      val records = (1 to 4).flatMap { i =>
        val at = random.nextInt(40)
        Seq(
          (at, "customers" -> s.customer(n, s"$n-$at@example.org", at)),
          (at, "orders" -> s.order(s"o$n-$i", n, "EUR", s"$i.00", at))
        )
      }
      Seq((n, asked, asked, "erasures" -> s.erasure(s"r$n", n, asked))) ++
        records.map { case (at, event) => (n, asked, at, event) }
    }
    random.shuffle(events).grouped(12).foreach { group =>
      group.map(_._4).groupMap(_._1)(_._2).foreach { case (name, records) => s.publish(name, records: _*) }
      random
        .shuffle(Seq("customers", "orders", "erasures", "takings"))
        .foreach(s.run(_).foreach(requireConserved))
    }
    s.settle("customers", "orders", "erasures", "takings")
    val left = events.collect {
      case (n, asked, at, (name, record)) if name != "erasures" && at > asked => (n, at, name, record)
    }
    val mails = left.filter(_._3 == "customers").groupBy(_._1).map { case (n, all) =>
      val at = all.map(_._2).max
      s"c-$n $n-$at@example.org"
    }
    assert(s.customers == mails.toSet)
    assert(s.orders.map(_.takeWhile(_ != ' ')) == left.filter(_._3 == "orders").map(_._4._1).toSet)
    assert(s.ordersByCustomer.size == s.orders.size)
    val spent =
      s.ordersByCustomer.toSeq.map(_.split(' ')).groupMapReduce(_(0))(row => BigDecimal(row(2)))(_ + _)
    assert(s.spent == spent.map { case (n, total) => s"$n ${total.setScale(2)}" }.toSet)
  }
}
