package io.meshwork.runtime.landing

import com.datastax.spark.connector.cql.CassandraConnector
import io.meshwork.contract.FieldType.Kind
import io.meshwork.runtime.{Category, MeshException, TestSpark}
import io.meshwork.runtime.bulk.{BulkSettings, LoaderPool}
import io.meshwork.runtime.cassandra.{CassandraSettings, TestCassandra}
import io.meshwork.runtime.config.Problems
import io.meshwork.sandbox.{CassandraLibraries, Sandbox, SandboxOptions}
import java.nio.file.Files
import org.apache.spark.SparkConf
import org.apache.spark.sql.Row
import org.apache.spark.sql.types.StructType
import org.scalatest.BeforeAndAfterAll
import org.scalatest.concurrent.Eventually
import org.scalatest.funsuite.AnyFunSuite
import org.scalatest.time.{Seconds, Span}
import scala.jdk.CollectionConverters._
import TestContracts._

/** Sstables come in past CQL, which would have asked for the role's permission: landing in bulk asks itself.
  */
class BulkPermissionSpec extends AnyFunSuite with BeforeAndAfterAll with Eventually {
  private val home = Files.createTempDirectory("meshwork-logins")
  private lazy val sandbox = {
    val started = Sandbox.at(home, SandboxOptions.forTests().withLogins(true))
    started.cassandra().start()
    started
  }

  override def afterAll(): Unit = {
    LoaderPool.clear()
    sandbox.down()
    sandbox.wipe()
  }

  private def connector(role: String): CassandraConnector = {
    val settings = CassandraSettings.read(
      TestCassandra.config(
        "meshwork.cassandra.contact-points" -> sandbox.cassandra().address(),
        "meshwork.cassandra.username" -> role,
        "meshwork.cassandra.password" -> role
      ),
      new Problems
    )
    val conf = new SparkConf(false)
    settings.connectorConf().forEach((key, value) => conf.set(key, value))
    CassandraConnector(conf)
  }

  private lazy val superuser = eventually(timeout(Span(60, Seconds)), interval(Span(1, Seconds))) {
    val made = connector("cassandra")
    made.withSessionDo(_.execute("SELECT role FROM system_auth.roles"))
    made
  }

  private def cql(statement: String): Seq[com.datastax.oss.driver.api.core.cql.Row] =
    superuser.withSessionDo(_.execute(statement).all().asScala.toSeq)

  private lazy val contract = {
    val made = TestContracts.contract(
      "owned",
      Seq(
        table(
          "things",
          Seq(field("a", Kind.STRING), field("b", Kind.INTEGER), field("c", Kind.STRING)),
          Seq("a", "b")
        )
      )
    )
    cql("CREATE KEYSPACE owned WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}")
    cql(io.meshwork.contract.Cql.createTable("owned", made.tables().get(0)))
    made
  }

  private def role(name: String, grants: String*): CassandraConnector = {
    contract
    cql(s"CREATE ROLE $name WITH PASSWORD = '$name' AND LOGIN = true")
    grants.foreach(grant => cql(s"GRANT $grant TO $name"))
    eventually(timeout(Span(60, Seconds)), interval(Span(1, Seconds))) {
      val made = connector(name)
      made.withSessionDo(_.execute("SELECT release_version FROM system.local"))
      made
    }
  }

  private def land(as: CassandraConnector, key: String): LandedCounts = {
    val bulk = BulkSettings.read(
      TestCassandra.config("meshwork.bulk.cassandra-libraries" -> CassandraLibraries.folder().toString),
      new Problems
    )
    val writer = WriterSettings.read(TestCassandra.config(), new Problems)
    val rows = TestSpark.session.createDataFrame(
      Seq(Row(key, 1, "x", false, null, 1L)).asJava,
      StructType.fromDDL(
        "a string, b int, c string, _delete boolean, _erase array<string>, _writetime bigint"
      )
    )
    Landing.inBulk(as, writer, bulk, contract).land(rows)
  }

  private def rowsOf(key: String): Long =
    cql(s"SELECT count(*) FROM owned.things WHERE a = '$key' AND b = 1").head.getLong(0)

  private val seesNodes = "SELECT ON system_views.gossip_info"

  test("refuses a role that may not see whether nodes are joining") {
    val blind = role("blind", "MODIFY ON KEYSPACE owned")
    val failure = intercept[MeshException](land(blind, "by-blind"))
    assert(failure.category() == Category.CONFIGURATION)
    assert(
      failure.getMessage.contains("User blind has no SELECT permission on <table system_views.gossip_info>"),
      failure.getMessage
    )
    assert(rowsOf("by-blind") == 0)
  }

  test("refuses a role that may read but not write") {
    val reader = role("reader", "SELECT ON KEYSPACE owned", seesNodes)
    val failure = intercept[MeshException](land(reader, "by-reader"))
    assert(failure.category() == Category.CONFIGURATION)
    assert(
      failure.getMessage.contains("User reader has no MODIFY permission on <table owned.things>"),
      failure.getMessage
    )
    assert(rowsOf("by-reader") == 0)
  }

  test("takes MODIFY on the table, on its keyspace, of a role that was granted, and a superuser") {
    val roles = Seq(
      "of_table" -> role(
        "of_table",
        "MODIFY ON TABLE owned.things",
        "SELECT ON TABLE owned.things",
        seesNodes
      ),
      "of_keyspace" -> role("of_keyspace", "MODIFY ON KEYSPACE owned", seesNodes),
      "of_role" -> role("of_role", "of_table"),
      "of_superuser" -> superuser
    )
    roles.foreach { case (name, connector) =>
      assert(land(connector, name).landed() == 1, name)
      assert(rowsOf(name) == 1, name)
    }
  }
}
