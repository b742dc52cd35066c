package io.meshwork.runtime.cassandra

import com.typesafe.config.ConfigFactory
import io.meshwork.runtime.config.Problems
import java.util.Optional
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class CassandraSettingsSpec extends AnyFunSuite {
  private def read(overrides: (String, Any)*): (CassandraSettings, Seq[String]) = {
    val problems = new Problems
    val settings = CassandraSettings.read(
      TestCassandra.config(overrides.map { case (k, v) => s"meshwork.cassandra.$k" -> v }: _*),
      problems
    )
    (settings, problems.sentences().asScala.toSeq)
  }

  test("has defaults for a node on this machine") {
    val (settings, problems) = read()
    assert(problems.isEmpty)
    assert(settings.contactPoints() == java.util.List.of("127.0.0.1:9042"))
    assert(settings.tls() == Optional.empty())
    assert(
      settings.connectorConf().asScala == Map(
        "spark.cassandra.connection.host" -> "127.0.0.1:9042",
        "spark.cassandra.connection.localDC" -> "datacenter1",
        "spark.cassandra.connection.timeoutMS" -> "5000",
        "spark.cassandra.read.timeoutMS" -> "12000",
        "spark.cassandra.query.retry.count" -> "1",
        "spark.cassandra.connection.reconnectionDelayMS.max" -> "5000",
        "spark.cassandra.input.consistency.level" -> "LOCAL_QUORUM",
        "spark.cassandra.output.consistency.level" -> "LOCAL_QUORUM"
      )
    )
  }

  test("reads every key") {
    val (settings, problems) = read(
      "contact-points" -> "10.0.0.1:9042, 10.0.0.2:9043",
      "local-datacenter" -> "west",
      "replication" -> "{'class': 'NetworkTopologyStrategy', 'west': 3}",
      "username" -> "mesh",
      "password" -> "s3cret",
      "tls" -> true,
      "tls-truststore" -> "/etc/trust.p12",
      "tls-truststore-password" -> "t",
      "tls-keystore" -> "/etc/key.p12",
      "tls-keystore-password" -> "k",
      "consistency" -> "local_one",
      "connect-timeout" -> "2 seconds",
      "request-timeout" -> "3 seconds"
    )
    assert(problems.isEmpty)
    assert(settings.keyspaceReplication() == "{'class': 'NetworkTopologyStrategy', 'west': 3}")
    assert(
      settings.connectorConf().asScala == Map(
        "spark.cassandra.connection.host" -> "10.0.0.1:9042,10.0.0.2:9043",
        "spark.cassandra.connection.localDC" -> "west",
        "spark.cassandra.connection.timeoutMS" -> "2000",
        "spark.cassandra.read.timeoutMS" -> "3000",
        "spark.cassandra.query.retry.count" -> "1",
        "spark.cassandra.connection.reconnectionDelayMS.max" -> "5000",
        "spark.cassandra.input.consistency.level" -> "LOCAL_ONE",
        "spark.cassandra.output.consistency.level" -> "LOCAL_ONE",
        "spark.cassandra.auth.username" -> "mesh",
        "spark.cassandra.auth.password" -> "s3cret",
        "spark.cassandra.connection.ssl.enabled" -> "true",
        "spark.cassandra.connection.ssl.trustStore.path" -> "/etc/trust.p12",
        "spark.cassandra.connection.ssl.trustStore.type" -> "PKCS12",
        "spark.cassandra.connection.ssl.trustStore.password" -> "t",
        "spark.cassandra.connection.ssl.clientAuth.enabled" -> "true",
        "spark.cassandra.connection.ssl.keyStore.path" -> "/etc/key.p12",
        "spark.cassandra.connection.ssl.keyStore.type" -> "PKCS12",
        "spark.cassandra.connection.ssl.keyStore.password" -> "k"
      )
    )
    assert(!settings.toString.contains("s3cret"))
    assert(!settings.tls().toString.contains("Password"))
  }

  test("says all that is wrong at once") {
    val (_, problems) = read(
      "contact-points" -> "10.0.0.1",
      "consistency" -> "LOCAL_QORUM",
      "username" -> "mesh"
    )
    assert(
      problems == Seq(
        "meshwork.cassandra.consistency is LOCAL_QORUM, which is no consistency level. Did you mean LOCAL_QUORUM?",
        "meshwork.cassandra.contact-points has \"10.0.0.1\". Give host:port, such as 10.0.0.5:9042.",
        "meshwork.cassandra: give both username and password, or neither."
      )
    )
  }

  test("refuses a key that it doesn't know") {
    val (_, problems) = read("local-datacentre" -> "west")
    assert(problems.size == 1)
    assert(
      problems.head.startsWith(
        "meshwork.cassandra.local-datacentre is not a setting. Did you mean \"local-datacenter\"?"
      ),
      problems
    )
  }
}
