package io.meshwork.runtime.landing

import io.meshwork.bulk.Load
import io.meshwork.contract.DataContract
import io.meshwork.contract.FieldType.Kind
import io.meshwork.runtime.{Category, MeshException}
import io.meshwork.runtime.bulk.BulkSettings
import io.meshwork.runtime.cassandra.{CassandraSession, RequestLimits, TestCassandra}
import io.meshwork.runtime.config.Problems
import java.util.{List => JList}
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._
import TestContracts._

class BulkClusterSpec extends AnyFunSuite with BeforeAndAfterAll {
  private lazy val session = CassandraSession.open(TestCassandra.connector, RequestLimits.CONTROL)

  override def afterAll(): Unit = session.close()

  private def members(statuses: String*): BulkMembers =
    new BulkMembers(statuses.zipWithIndex.map { case (status, i) => s"h$i" -> status }.toMap.asJava)

  test("takes nodes that have their tokens, or have given them up") {
    members().requireSettled()
    members(
      "NORMAL,-42",
      "LEFT,7,1764277200000",
      "removed,h9,1764277200000",
      "shutdown,true",
      "hibernate,true",
      ""
    )
      .requireSettled()
  }

  test("refuses nodes that are on the way, for later") {
    Seq("BOOT,-42", "BOOT_REPLACE,10.0.0.1", "LEAVING,-42", "MOVING,-42", "removing,h9").foreach { status =>
      val failure = intercept[MeshException](members("NORMAL,1", status).requireSettled())
      assert(failure.category() == Category.UNAVAILABLE)
      assert(failure.getMessage.contains(s"h1 (${status.split(",").head})"), failure.getMessage)
    }
  }

  test("nodes that are down are still there, those that have left are not") {
    assert(
      members("NORMAL,1", "shutdown,true", "LEFT,1,2", "removed,h,1", "").present() == Set("h0", "h1").asJava
    )
  }

  test("the nodes themselves tell") {
    val told = BulkMembers.of(session)
    assert(told.statuses().size == 1 && told.statuses().values.asScala.head.startsWith("NORMAL,"), told)
    assert(told.present().size == 1)
  }

  private def load(): Load = {
    val contract: DataContract = TestContracts.contract(
      TestCassandra.freshKeyspace(),
      Seq(table("things", Seq(field("a", Kind.STRING), field("c", Kind.STRING)), Seq("a")))
    )
    create(contract)
    val settings = BulkSettings.read(TestCassandra.config(), new Problems)
    BulkCluster.of(session).load(JList.of(), contract, settings)
  }

  test("notices a ring that is another one after the load, and none that isn't") {
    val cluster = BulkCluster.of(session)
    val loaded = load()
    cluster.requireUnchanged(loaded)
    val first = loaded.ring().get(0)
    val elsewhere = new Load.Owned(first.after(), first.upTo(), JList.of(new Load.Address("10.9.9.9", 7000)))
    val rest = loaded.ring().asScala.tail
    Seq((elsewhere +: rest).toSeq, rest.toSeq).foreach { ring =>
      val failure = intercept[MeshException](
        cluster.requireUnchanged(
          new Load(loaded.keyspace(), loaded.tables(), ring.asJava, loaded.bufferMebibytes(), 0)
        )
      )
      assert(failure.category() == Category.UNAVAILABLE)
      assert(failure.getMessage.contains("has changed while rows were sent"), failure.getMessage)
    }
  }
}
