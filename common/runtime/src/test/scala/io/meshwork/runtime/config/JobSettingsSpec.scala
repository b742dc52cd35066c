package io.meshwork.runtime.config

import com.typesafe.config.ConfigFactory
import io.meshwork.runtime.{Category, MeshException}
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.{Files, Path}
import java.time.Duration
import scala.jdk.CollectionConverters._

class JobSettingsSpec extends AnyFunSuite {
  private def read(hocon: String): JobSettings =
    JobSettings.read(ConfigFactory.parseString(hocon).withFallback(JobSettings.defaults).resolve())

  private def refused(hocon: String): String = {
    val e = intercept[MeshException](read(hocon))
    assert(e.category == Category.CONFIGURATION)
    e.getMessage
  }

  test("has a default for every setting") {
    val settings = read("")
    assert(settings.kafka.servers == "localhost:9092")
    assert(settings.kafka.timeout == Duration.ofSeconds(20))
    assert(settings.ingest.maxRecordsPerBatch == 1000000)
    assert(settings.ingest.recordsPerTask == 10000)
    assert(settings.ingest.fetchMaxWait == Duration.ofMillis(10))
    assert(settings.ingest.fetchBytes == 64 << 20)
    assert(settings.ingest.partitionFetchBytes == 8 << 20)
    assert(settings.triggerInterval == Duration.ZERO)
    assert(settings.runsDirectory == ".mesh/runs")
    assert(settings.checkpointsDirectory == ".mesh/checkpoints")
  }

  test("takes brokers as a list or as one text with commas") {
    assert(read("meshwork.kafka.bootstrap-servers = [\"a:1\", \"b:2\"]").kafka.servers == "a:1,b:2")
    assert(read("meshwork.kafka.bootstrap-servers = \"a:1, b:2\"").kafka.servers == "a:1,b:2")
  }

  test("hands client settings on to Kafka") {
    val kafka = read("meshwork.kafka.client { security.protocol = SASL_SSL }").kafka
    assert(kafka.clientProperties.get("security.protocol") == "SASL_SSL")
  }

  test("reports all problems at once, each with key and value") {
    val message = refused("""
      meshwork.ingest.max-records-per-batch = 0
      meshwork.kafka.timeout = soon
      meshwork.ingest.fetch-byte = 1
      meshwork.steam {}
      """)
    assert(message.startsWith("Invalid configuration: 4 problems\n"))
    assert(message.contains("meshwork.steam is not a block of settings. Did you mean \"stream\"?"))
    assert(
      message.contains(
        "meshwork.ingest.max-records-per-batch is 0. Give a whole number from 1 to 2147483647."
      )
    )
    assert(message.contains("meshwork.kafka.timeout is \"soon\": No number in duration value 'soon'"))
    assert(message.contains("meshwork.ingest.fetch-byte is not a setting. Did you mean \"fetch-bytes\"?"))
  }

  test("a profile that isn't there is named") {
    val e = intercept[MeshException](JobSettings.load(List(Path.of("/nowhere/x.conf")).asJava))
    assert(e.getMessage == "There is no profile at /nowhere/x.conf. Give --conf the path of a HOCON file.")
  }

  test("the later profile wins") {
    val first = Files.writeString(Files.createTempFile("a", ".conf"), "meshwork.runs.directory = one")
    val second = Files.writeString(Files.createTempFile("b", ".conf"), "meshwork.runs.directory = two")
    assert(JobSettings.load(List(first, second).asJava).runsDirectory == "two")
  }
}
