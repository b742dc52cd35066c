package io.meshwork.runtime.run

import com.datastax.spark.connector.cql.CassandraConnector
import io.meshwork.runtime.{RunMode, TestSpark}
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

  /** The connector as a run has it: from what Spark's context made of the settings. */
  private def ofRun(known: JobSettings): CassandraConnector = {
    val conf = TestSpark.session.sparkContext.getConf
    assert(conf.contains("spark.app.id"), "only a context that is there has one")
    Sessions.conf(known).getAll.foreach { case (key, value) => conf.set(key, value) }
    CassandraConnector(conf)
  }

  test("the run joins the session that was opened early, which stays open for it") {
    val known = settings(TestCassandra.contactPoint)
    val early = EarlyConnections.begin(known, java.util.List.of("nothing"), RunMode.BATCH)
    val opened = early.opened().join().cql
    val run = CassandraSession.open(ofRun(known), RequestLimits.CONTROL)
    try {
      assert(run.cql.getName == opened.getName)
      early.close()
      assert(run.run("SELECT release_version FROM system.local").one != null)
    } finally run.close()
  }

  test("servers that aren't there are left to the run to tell of") {
    val early = EarlyConnections.begin(settings("127.0.0.1:1"), java.util.List.of("nothing"), RunMode.BATCH)
    assert(early.opened().handle[Boolean]((_, failure) => failure != null).join())
    early.close()
  }
}
