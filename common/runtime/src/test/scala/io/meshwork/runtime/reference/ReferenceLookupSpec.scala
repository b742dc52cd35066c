package io.meshwork.runtime.reference

import io.meshwork.contract.Reference
import io.meshwork.runtime.{Category, MeshException, TestSpark}
import io.meshwork.runtime.cassandra.TestCassandra
import io.meshwork.runtime.config.Problems
import java.util.{List => JList}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class ReferenceLookupSpec extends AnyFunSuite {
  private val defaults = ReferenceSettings.read(TestCassandra.config(), new Problems)

  private def lookup(keyspace: String, settings: ReferenceSettings = defaults) =
    ReferenceLookup.of(
      TestCassandra.connector,
      new Reference(keyspace, "devices", "device", "test.devices"),
      settings
    )

  private def devices(columnType: String, values: String*): String = {
    val keyspace = TestCassandra.freshKeyspace()
    TestCassandra.cql(s"CREATE TABLE $keyspace.devices (device $columnType PRIMARY KEY, site text)")
    values.foreach(v => TestCassandra.cql(s"INSERT INTO $keyspace.devices (device, site) VALUES ($v, 'x')"))
    keyspace
  }

  private def unknown(lookup: ReferenceLookup, keys: Any*): Set[Any] =
    lookup.unknown(keys.map(_.asInstanceOf[AnyRef]).asJava).asScala.toSet

  test("tells the keys that no row has") {
    val known = lookup(devices("text", "'a'", "'b'"))
    assert(unknown(known, "a", "b", "c", "d", "a", null) == Set("c", "d"))
    assert(unknown(known, "a") == Set.empty)
    assert(unknown(known) == Set.empty)
  }

  test("finds a key that has come to exist since it was asked for") {
    val keyspace = devices("text")
    assert(unknown(lookup(keyspace), "a") == Set("a"))
    TestCassandra.cql(s"INSERT INTO $keyspace.devices (device, site) VALUES ('a', 'x')")
    assert(unknown(lookup(keyspace), "a") == Set.empty)
  }

  test("remembers keys that exist without asking again") {
    val keyspace = devices("text", "'a'")
    assert(unknown(lookup(keyspace), "a") == Set.empty)
    TestCassandra.cql(s"TRUNCATE $keyspace.devices")
    assert(unknown(lookup(keyspace), "a", "b") == Set("b"))
  }

  test("asks each time when nothing may be remembered") {
    val config = TestCassandra.config("meshwork.reference.cached-for" -> "0 seconds")
    val forgetful = ReferenceSettings.read(config, new Problems)
    val keyspace = devices("text", "'a'")
    assert(unknown(lookup(keyspace, forgetful), "a") == Set.empty)
    TestCassandra.cql(s"TRUNCATE $keyspace.devices")
    assert(unknown(lookup(keyspace, forgetful), "a") == Set("a"))
  }

  test("looks up numbers, and UUIDs as the text that Spark has for them") {
    assert(unknown(lookup(devices("bigint", "7")), 7L, 8L) == Set(8L))
    val id = "123e4567-e89b-12d3-a456-426614174000"
    val other = "123e4567-e89b-12d3-a456-426614174001"
    assert(unknown(lookup(devices("uuid", id)), id, other, "no uuid") == Set(other, "no uuid"))
  }

  test("looks up many more keys than may be in flight") {
    val keyspace = devices("text", "'k5'", "'k1999'")
    val keys = (1 to 2000).map(i => s"k$i")
    assert(unknown(lookup(keyspace), keys: _*) == (keys.toSet[Any] - "k5" - "k1999"))
  }

  test("works in Spark's tasks") {
    val known = lookup(devices("text", "'a'"))
    val found = TestSpark.session.sparkContext
      .parallelize(Seq("a", "b", "c"), 2)
      .mapPartitions(keys =>
        known.unknown(keys.map(_.asInstanceOf[AnyRef]).toList.asJava).asScala.map(_.toString).iterator
      )
      .collect()
    assert(found.toSet == Set("b", "c"))
  }

  test("says which product to run when the table isn't there") {
    val keyspace = TestCassandra.freshKeyspace()
    val failure = intercept[MeshException](lookup(keyspace).check())
    assert(failure.category() == Category.CONTRACT)
    assert(
      failure.getMessage ==
        s"The contract refers to device of table $keyspace.devices, which is not in Cassandra. Run test.devices first: it makes the table."
    )
    lookup(devices("text")).check()
  }

  test("is unavailable when no node answers") {
    val nowhere = TestCassandra.connectorFor(TestCassandra.settingsAt("127.0.0.1:1"))
    val failure = intercept[MeshException](
      ReferenceLookup.of(nowhere, new Reference("k", "t", "c", "p"), defaults).unknown(JList.of("a"))
    )
    assert(failure.category() == Category.UNAVAILABLE)
  }

  test("reads its settings, and says all that is wrong at once") {
    assert(defaults.limits().inFlight() == 128)
    assert(defaults.cachedKeys() == 1000000)
    assert(defaults.cachedFor().toMinutes == 10)
    val problems = new Problems
    ReferenceSettings.read(
      TestCassandra.config("meshwork.reference.in-flight" -> 0, "meshwork.reference.cached" -> 1),
      problems
    )
    assert(problems.sentences().size() == 2, problems.sentences())
  }
}
