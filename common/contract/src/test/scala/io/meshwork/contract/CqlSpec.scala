package io.meshwork.contract

import org.scalatest.funsuite.AnyFunSuite

class CqlSpec extends AnyFunSuite {

  test("creates a keyspace") {
    assert(
      Cql.createKeyspace("shop", "{'class': 'SimpleStrategy', 'replication_factor': 1}") ==
        "CREATE KEYSPACE IF NOT EXISTS shop WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}"
    )
  }

  test("creates a table with its keys, order, time to live and description") {
    val contract = Fixture.parse(
      Fixture.edited(
        "timestamp, primaryKeyPosition: 1}" ->
          "timestamp, primaryKeyPosition: 1, customProperties: [{property: clusteringOrder, value: desc}]}",
        "  - name: orders_by_customer\n" -> "  - name: orders_by_customer\n    description: The shop's orders.\n"
      ) + "slaProperties: [{property: retention, value: 2, unit: days, element: orders_by_customer}]\n"
    )
    assert(
      Cql.createTable("shop", contract.primaryTable) ==
        """CREATE TABLE IF NOT EXISTS shop.orders_by_customer (
          |  customer text,
          |  placed_at timestamp,
          |  amount decimal,
          |  PRIMARY KEY ((customer), placed_at)
          |) WITH CLUSTERING ORDER BY (placed_at DESC)
          |  AND default_time_to_live = 172800
          |  AND compaction = {'class': 'UnifiedCompactionStrategy'}
          |  AND comment = 'The shop''s orders.'""".stripMargin
    )
  }

  test("a table without clustering columns, time to live and description says nothing of them") {
    assert(
      Cql.createTable("shop", Fixture.contract().table("orders_per_day")) ==
        """CREATE TABLE IF NOT EXISTS shop.orders_per_day (
          |  day date,
          |  orders bigint,
          |  PRIMARY KEY ((day))
          |) WITH compaction = {'class': 'UnifiedCompactionStrategy'}
          |  AND comment = ''""".stripMargin
    )
  }

  test("adds a column") {
    val contract = Fixture.contract()
    assert(
      Cql.addColumn("shop", "orders_by_customer", contract.input.field("pieces")) ==
        "ALTER TABLE shop.orders_by_customer ADD IF NOT EXISTS pieces int"
    )
  }
}
