package io.meshwork.sandbox

import org.scalatest.funsuite.AnyFunSuite

import java.net.ServerSocket
import java.nio.file.{Files, Path}
import java.time.{Duration, Instant}
import scala.util.Using

/** What a sandbox says when it can't do what it should. */
class SandboxTroubleSpec extends AnyFunSuite {
  private val options = SandboxOptions.forTests()

  test("names the port that is taken and the process that holds it") {
    TempDirs.using("taken") { dir =>
      Using.resource(new ServerSocket(0)) { socket =>
        val message = failure(dir, options.withCassandraPort(socket.getLocalPort))

        assert(message.startsWith(s"Cannot start the sandbox in $dir: 1 problem\n  1. Cassandra needs port "))
        assert(message.contains(s"port ${socket.getLocalPort} (client)"))
        assert(message.contains(s"process ${ProcessHandle.current().pid()} "))
        assert(message.contains("End that process, or give another port."))
      }
    }
  }

  test("names every taken port at once") {
    TempDirs.using("taken-twice") { dir =>
      Using.resources(new ServerSocket(0), new ServerSocket(0)) { (one, two) =>
        val message = failure(dir, options.withKafkaPort(one.getLocalPort).withStoragePort(two.getLocalPort))

        assert(message.contains("2 problems"))
        assert(message.contains(s"1. Kafka needs port ${one.getLocalPort} (client)"))
        assert(message.contains(s"2. Cassandra needs port ${two.getLocalPort} (storage)"))
      }
    }
  }

  test("refuses to start where the memory isn't enough") {
    TempDirs.using("memory") { dir =>
      assume(Memory.available().isPresent, "this system doesn't tell its available memory")

      val message = failure(dir, options.withCassandraHeapMib(90_000_000))

      assert(message.contains("1. too little memory: "))
      assert(message.contains("Cassandra 90000700 MiB"))
      assert(!Files.exists(dir.resolve("cassandra")))
    }
  }

  test("shows the end of the log of a server that dies, and leaves nothing running") {
    TempDirs.using("dies") { dir =>
      val data = Files.createDirectories(dir.resolve("kafka/data"))
      Files.writeString(
        data.resolve("meta.properties"),
        "version=1\nnode.id=99\ncluster.id=4L6g3nShT-eMCtK--X86sw\n"
      )
      val sandbox = Sandbox.at(dir, options)

      val message = intercept[SandboxException](sandbox.kafka().start()).getMessage

      assert(message.contains("Kafka ended while it was starting."))
      assert(message.contains(s"The end of its log ${dir.resolve("kafka/server.log")}:"))
      assert(message.contains("99"))
      assert(!sandbox.kafka().isRunning)
    }
  }

  test("gives up on a server that doesn't answer in time, and leaves nothing running") {
    TempDirs.using("hangs") { dir =>
      val sandbox = Sandbox.at(dir, options.withStartupTimeout(Duration.ofMillis(400)))

      val message = intercept[SandboxException](sandbox.cassandra().start()).getMessage

      assert(message.contains("Cassandra did not answer within 400 milliseconds."))
      assert(message.contains(dir.resolve("cassandra/server.log").toString))
      assert(!sandbox.status().anyRunning())
    }
  }

  test("leaves a process alone that only has the id of a former server") {
    TempDirs.using("reused") { dir =>
      val stranger = new ProcessBuilder("sleep", "600").start()
      try {
        val started = stranger.info().startInstant().orElse(Instant.now())
        Files.writeString(
          dir.resolve("sandbox.json"),
          s"""{"kafka": {"ports": {"client": 29092}, "pid": ${stranger.pid()}, "started": "$started"}}"""
        )
        val sandbox = Sandbox.at(dir, options)

        assert(!sandbox.kafka().isRunning)
        sandbox.kafka().kill()
        sandbox.down()

        assert(stranger.isAlive)
      } finally stranger.destroyForcibly().waitFor()
    }
  }

  test("says what to do about an unreadable record") {
    TempDirs.using("unreadable") { dir =>
      Files.writeString(dir.resolve("sandbox.json"), "{")

      val message = intercept[SandboxException](Sandbox.at(dir, options).status()).getMessage

      assert(message.startsWith(s"Cannot read ${dir.resolve("sandbox.json")}: "))
    }
  }

  private def failure(dir: Path, options: SandboxOptions): String =
    intercept[SandboxException](Sandbox.at(dir, options).up()).getMessage
}
