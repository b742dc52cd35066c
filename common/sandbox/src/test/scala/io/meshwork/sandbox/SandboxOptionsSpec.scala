package io.meshwork.sandbox

import org.scalatest.funsuite.AnyFunSuite

import java.time.Duration

class SandboxOptionsSpec extends AnyFunSuite {
  test("defaults to fixed ports for clients and free ones for the rest") {
    val options = SandboxOptions.defaults()

    assert(options.kafkaPort() == 19092)
    assert(options.cassandraPort() == 19042)
    assert(Seq(options.controllerPort(), options.storagePort(), options.jmxPort()).forall(_ == 0))
    assert(options.maxRecordBytes() == 8 * 1024 * 1024)
    assert(!options.stopWithJvm() && !options.syncedCommits())
  }

  test("each wither changes its own setting") {
    val options = SandboxOptions
      .defaults()
      .withKafkaPort(1)
      .withControllerPort(2)
      .withCassandraPort(3)
      .withStoragePort(4)
      .withJmxPort(5)
      .withKafkaHeapMib(500)
      .withCassandraHeapMib(600)
      .withMaxRecordBytes(7000)
      .withStartupTimeout(Duration.ofSeconds(8))
      .withSyncedCommits(true)
      .withLogins(true)
      .withStopWithJvm(true)

    assert(
      options == new SandboxOptions(1, 2, 3, 4, 5, 500, 600, 7000, Duration.ofSeconds(8), true, true, true)
    )
  }

  test("a test's sandbox takes free ports and ends with its JVM") {
    val options = SandboxOptions.forTests()

    assert(options.kafkaPort() == 0 && options.cassandraPort() == 0)
    assert(options.stopWithJvm())
  }

  test("rejects a port that is none") {
    val error = intercept[IllegalArgumentException](SandboxOptions.defaults().withKafkaPort(70000))
    assert(error.getMessage == "kafkaPort is 70000. Give a port from 1 to 65535, or 0 for a free one.")
  }

  test("rejects a heap that is too small to start with") {
    val error = intercept[IllegalArgumentException](SandboxOptions.defaults().withCassandraHeapMib(64))
    assert(error.getMessage == "cassandraHeapMib is 64. Give at least 256.")
  }
}
