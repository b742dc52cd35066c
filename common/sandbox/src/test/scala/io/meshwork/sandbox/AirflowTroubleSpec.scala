package io.meshwork.sandbox

import org.scalatest.funsuite.AnyFunSuite

import java.net.ServerSocket
import java.nio.file.{Files, Path}
import java.util.{Map => JMap}
import scala.jdk.CollectionConverters._
import scala.util.Using

/** What is said when Airflow can't be installed or started. A whole one is started by
  * airflow-dags/acceptance.
  */
class AirflowTroubleSpec extends AnyFunSuite {
  private def said(action: => Any): String = intercept[SandboxException](action).getMessage

  private def installed(lock: Path, venv: Path): Seq[String] = {
    var told = Seq.empty[String]
    new AirflowInstallation(venv, lock).ensure(text => told = told :+ text)
    told
  }

  private def python(): Unit = {
    val found = Seq("python3.11", "python3").exists { name =>
      val look = Seq(name, "-c", "import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 11))")
      scala.util.Try(new ProcessBuilder(look.asJava).start().waitFor() == 0).getOrElse(false)
    }
    assume(found, "no Python 3.11 with venv on the PATH")
  }

  test("names the port that is taken, before anything is installed") {
    TempDirs.using("airflow-port") { dir =>
      Using.resource(new ServerSocket(0)) { socket =>
        val options = AirflowOptions.of(dir.resolve("none")).withPort(socket.getLocalPort)
        val message = said(Airflow.at(dir, options).up(_ => ()))
        assert(
          message.startsWith(
            s"Cannot start Airflow in $dir: 1 problem\n  1. Airflow's api-server needs port "
          )
        )
        assert(message.contains(s"process ${ProcessHandle.current().pid()} "))
        assert(!Files.exists(dir.resolve("venv")))
      }
    }
  }

  test("keeps a free port that it has picked, for its processes to know") {
    TempDirs.using("airflow-free") { dir =>
      val options = AirflowOptions.of(dir).withPort(0)
      assert(Airflow.at(dir, options).address().matches("http://127.0.0.1:\\d+"))
      new StateFile(dir.resolve("airflow.json"))
        .update("api-server", _.withPorts(JMap.of("client", Integer.valueOf(23456))))
      assert(Airflow.at(dir, options).address() == "http://127.0.0.1:23456")
      assert(Airflow.at(dir, options.withPort(23457)).address() == "http://127.0.0.1:23457")
    }
  }

  test("installs once, and again after the lock has changed") {
    python()
    TempDirs.using("airflow-lock") { dir =>
      val (lock, venv) =
        (Files.writeString(dir.resolve("requirements.txt"), "# nothing\n"), dir.resolve("venv"))
      assert(installed(lock, venv).size == 1)
      assert(Files.isExecutable(venv.resolve("bin/pip")))
      assert(installed(lock, venv).isEmpty)
      Files.writeString(lock, "# nothing yet\n")
      assert(installed(lock, venv).size == 1)
    }
  }

  test("shows what pip says of a lock that it can't install, and tries again the next time") {
    python()
    TempDirs.using("airflow-pip") { dir =>
      val (lock, venv) =
        (Files.writeString(dir.resolve("requirements.txt"), "./absent.whl\n"), dir.resolve("venv"))
      val message = said(installed(lock, venv))
      assert(message.startsWith("Cannot install Airflow: exit code 1. The end of its log "))
      assert(message.contains("absent.whl"))
      assert(said(installed(lock, venv)) == message)
    }
  }

  test("the script is Airflow's command with the settings, and its owner's alone") {
    TempDirs.using("airflow-script") { dir =>
      val script = dir.resolve("bin/airflow")
      val program = new AirflowProgram(script)
      program.write(Path.of("/usr/bin/printenv"), JMap.of("MESH_A", "it's \"$HOME\"\nall", "MESH_B", ""))
      val process = new ProcessBuilder(script.toString, "MESH_A", "MESH_B").start()
      assert(new String(process.getInputStream.readAllBytes()) == "it's \"$HOME\"\nall\n\n")
      assert(Files.getPosixFilePermissions(script).size == 3)
    }
  }

  test("pools are as Airflow reads them, and full ones leave room for another task") {
    val pools = JMap.of("jobs", Integer.valueOf(2), "streams", Integer.valueOf(1))
    val options = AirflowOptions.of(Path.of("dags")).withPools(pools)
    assert(options.parallelism() == 4)
    assert(options.withPort(0).withEnvironment(JMap.of()).pools() == pools)
    val description = "\"description\":\"Set anew by each start of this sandbox\""
    assert(
      new AirflowPools(pools).json() ==
        s"""{"jobs":{"slots":2,$description},"streams":{"slots":1,$description}}"""
    )
  }

  private def withParent(work: (ManagedServer, Seq[ProcessHandle]) => Unit): Unit =
    TempDirs.using("airflow-tree") { dir =>
      val server = new ManagedServer(
        new Parent,
        dir,
        new StateFile(dir.resolve("airflow.json")),
        SandboxOptions.forTests().withStopWithJvm(false)
      )
      server.start()
      val children = ProcessHandle.of(server.pid().getAsLong).get.descendants().toList.asScala.toSeq
      assert(children.nonEmpty && server.isRunning)
      work(server, children)
    }

  test("a server that is killed takes along what it has started") {
    withParent { (server, children) =>
      server.kill()
      assert(!server.isRunning)
      assert(Poll.until(java.time.Duration.ofSeconds(10), () => children.forall(!_.isAlive)))
    }
  }

  test("a server that ends when it is asked to leaves nothing that it has started") {
    withParent { (server, children) =>
      server.stop()
      assert(!server.isRunning)
      assert(Poll.until(java.time.Duration.ofSeconds(10), () => children.forall(!_.isAlive)))
    }
  }

  test("the errors in a log are told with its end") {
    TempDirs.using("airflow-log") { dir =>
      val lines = (1 to 40).map(n => if (n == 3) "12:00 ERROR Address already in use" else s"12:00 INFO $n")
      val told = LogTail.of(Files.writeString(dir.resolve("server.log"), lines.mkString("\n")))
      assert(told.contains("ERROR Address already in use\n  ...\n  12:00 INFO 26\n"))
      assert(told.endsWith("12:00 INFO 40"))
    }
  }

  /** Waits for a child of its own. */
  private class Parent extends ServerKind {
    override def name() = "parent"
    override def title() = "A parent"
    override def ports(): JMap[String, Integer] = JMap.of()
    override def residentMib() = 1
    override def marker(home: ServerDir) = ""
    override def launch(home: ServerDir, ports: JMap[String, Integer]): Long =
      Detached.start(home, java.util.List.of("/bin/sh", "-c", "sleep 600 & echo started; wait"))
    override def answers(home: ServerDir, ports: JMap[String, Integer]): Boolean =
      Files.readString(home.log()).contains("started")
  }
}
