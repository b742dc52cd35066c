package io.meshwork.runtime.run

import com.datastax.spark.connector.cql.CassandraConnector
import io.meshwork.runtime.RunMode
import io.meshwork.runtime.cassandra.{CassandraSession, RequestLimits, TestCassandra}
import io.meshwork.runtime.config.JobSettings
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.Files
import java.util.{List => JList}

class EarlyConnectionsSpec extends AnyFunSuite {
  private def settings(cassandra: String): JobSettings = {
    val profile = Files.createTempFile("profile", ".conf")
    Files.writeString(
      profile,
      s"""meshwork.kafka {bootstrap-servers = "127.0.0.1:1", timeout = 1 second}
         |meshwork.cassandra.contact-points = "$cassandra"
         |""".stripMargin
    )
    JobSettings.load(JList.of(profile))
  }

  test("the run joins the session that was opened early, which stays open for it") {
    val known = settings(TestCassandra.contactPoint)
    val early = EarlyConnections.begin(known, "nothing", RunMode.BATCH)
    val run = CassandraSession.open(CassandraConnector(Sessions.conf(known)), RequestLimits.CONTROL)
    try {
      early.opened().join()
      val again = CassandraSession.open(CassandraConnector(Sessions.conf(known)), RequestLimits.CONTROL)
      try assert(again.cql.getName == run.cql.getName)
      finally again.close()
      early.close()
      assert(run.run("SELECT release_version FROM system.local").one != null)
    } finally run.close()
  }

  test("servers that aren't there are left to the run to tell of") {
    val early = EarlyConnections.begin(settings("127.0.0.1:1"), "nothing", RunMode.BATCH)
    assert(early.opened().handle[Boolean]((_, failure) => failure != null).join())
    early.close()
  }
}
