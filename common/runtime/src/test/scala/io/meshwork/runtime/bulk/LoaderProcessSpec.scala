package io.meshwork.runtime.bulk

import io.meshwork.bulk.Folders
import io.meshwork.runtime.{Category, MeshException}
import java.nio.file.{Files, Path}
import java.time.Duration
import java.util.{List => JList}
import org.scalatest.Assertion
import org.scalatest.concurrent.Eventually
import org.scalatest.funsuite.AnyFunSuite
import org.scalatest.time.{Millis, Seconds, Span}
import scala.jdk.CollectionConverters._
import scala.sys.process._
import TestLoads._

class LoaderProcessSpec extends AnyFunSuite with Eventually {
  override implicit val patienceConfig: PatienceConfig =
    PatienceConfig(timeout = Span(60, Seconds), interval = Span(20, Millis))

  private def using(process: LoaderProcess)(work: LoaderProcess => Unit): Assertion = {
    try work(process)
    finally process.close()
    assert(!process.isAlive && !Files.exists(process.home.folder))
  }

  private def shell(script: String, own: BulkSettings = settings()): LoaderProcess =
    LoaderProcess.start(own, _ => JList.of("sh", "-c", script))

  /** The process itself, behind something that a shell does first. */
  private def behind(script: String, own: BulkSettings): LoaderProcess =
    LoaderProcess.start(
      own,
      home => (Seq("sh", "-c", script, "sh") ++ LoaderProgram.command(home.folder, own).asScala).asJava
    )

  private def refused(process: LoaderProcess, rows: Int = 10, bytes: Int = 100, buffer: Int = 1) =
    intercept[MeshException](send(process, load(buffer = buffer), rows, bytes))

  private def expect(failure: MeshException, category: Category, parts: String*): Unit = {
    assert(failure.category() == category, failure.getMessage)
    parts.foreach(part => assert(failure.getMessage.contains(part), failure.getMessage))
  }

  private def awaitStart(process: LoaderProcess): Unit =
    eventually(assert(Files.readString(process.home.log).contains("started")))

  test("a node that is down is worth another try, with the same process") {
    using(LoaderProcess.start(settings())) { process =>
      (1 to 2).foreach { _ =>
        expect(refused(process), Category.UNAVAILABLE, "Cannot stream the rows to the nodes")
      }
      assert(process.isAlive)
    }
  }

  test("a process that dies in the middle of a load is told of, and worth another try") {
    using(LoaderProcess.start(settings())) { process =>
      process.begin(load())
      row(process, 1, 100)
      awaitStart(process)
      process.handle.destroyForcibly()
      process.handle.onExit().join()
      val failure = intercept[MeshException](process.end())
      expect(failure, Category.UNAVAILABLE, "without an answer (exit code 137). Its last words: started.")
    }
  }

  test("what else comes by the pipe is no answer") {
    using(shell("echo '[0.5s][warning][os,thread] Failed to start'; cat > /dev/null")) { process =>
      expect(refused(process), Category.DEFECT, "what came is no answer")
    }
  }

  test("no answer in time, and not for ever") {
    using(shell("cat > /dev/null", settings(timeout = Duration.ofMillis(100)))) { process =>
      expect(refused(process), Category.UNAVAILABLE, "meshwork.bulk.timeout")
    }
  }

  test("whoever waits can be interrupted") {
    using(shell("cat > /dev/null")) { process =>
      process.begin(load())
      Thread.currentThread().interrupt()
      val failure = intercept[MeshException](process.end())
      assert(Thread.interrupted(), "the thread is still to know")
      expect(failure, Category.UNAVAILABLE, "was interrupted")
    }
  }

  test("a heap that is too small is told by its key") {
    using(LoaderProcess.start(settings(heap = 40))) { process =>
      val failure = refused(process, rows = 4000, bytes = 1 << 16, buffer = 200)
      expect(failure, Category.CONFIGURATION, "ran out of memory. Raise meshwork.bulk.heap")
    }
  }

  test("a heap that there isn't is told in the JVM's words") {
    using(LoaderProcess.start(settings(heap = Int.MaxValue))) { process =>
      expect(refused(process), Category.CONFIGURATION, "exit code 1", "meshwork.bulk.heap")
    }
  }

  test("a folder without room for an sstable is told, once") {
    // No file may have more than 4 MiB.
    using(behind("ulimit -f 8192; exec \"$@\"", settings(heap = 512))) { process =>
      val failure = refused(process, rows = 300, bytes = 1 << 16, buffer = 32)
      expect(
        failure,
        Category.CONFIGURATION,
        "no space, or not writable (",
        process.home.folder.toString,
        "meshwork.bulk.directory"
      )
    }
  }

  test("a folder that can't be made or isn't there any more is told") {
    val under = Files.createTempFile("no-folder", "").resolve("bulk")
    expect(
      intercept[MeshException](LoaderProcess.start(settings(directory = under))),
      Category.CONFIGURATION,
      under.toString,
      "meshwork.bulk.directory"
    )
    using(LoaderProcess.start(settings())) { process =>
      expect(refused(process), Category.UNAVAILABLE) // its classes, which lie there too, are loaded
      Folders.remove(process.home.folder)
      expect(refused(process), Category.CONFIGURATION, "no space, or not writable (NoSuchFileException in ")
    }
  }

  test("jars that aren't whole are told, with the class of what failed") {
    val some = Files.createTempDirectory("some-jars")
    libraries.toFile.listFiles.filterNot(_.getName.startsWith("guava")).foreach { jar =>
      Files.createSymbolicLink(some.resolve(jar.getName), jar.toPath)
    }
    using(LoaderProcess.start(settings(libraries = some))) { process =>
      expect(
        refused(process),
        Category.CONFIGURATION,
        "it failed with java.lang.NoClassDefFoundError",
        "meshwork.bulk.cassandra-libraries"
      )
    }
  }

  test("signals for the whole process group don't end a load") {
    using(LoaderProcess.start(settings())) { process =>
      awaitStart(process)
      process.begin(load())
      row(process, 1, 100)
      Seq("TERM", "INT").foreach(signal => assert(s"kill -$signal ${process.handle.pid}".! == 0))
      // It answers, which it can't after its end.
      expect(intercept[MeshException](process.end()), Category.UNAVAILABLE, "Cannot stream the rows")
    }
  }

  test("a process whose caller has closed the pipe ends and leaves no files") {
    using(LoaderProcess.start(settings())) { process =>
      process.begin(load())
      row(process, 1, 100)
      process.rows.close()
      eventually(assert(!process.isAlive && !Files.exists(process.home.folder)))
    }
  }

  test("a process whose caller is gone ends in the middle of a load and leaves no files") {
    using(behind("exec 3<&0; \"$@\" <&3 & wait", settings())) { process =>
      awaitStart(process)
      val itself = process.handle.children.findFirst.get
      process.begin(load())
      row(process, 1, 100)
      process.handle.destroyForcibly()
      eventually(assert(!itself.isAlive && !Files.exists(process.home.folder)))
    }
  }

  test("folders whose JVM is gone are removed, those of others are not") {
    val directory = Files.createTempDirectory("bulk")
    def folder(name: String, file: String): Path = {
      val made = Files.createDirectories(directory.resolve(name).resolve("load1"))
      Files.createFile(made.getParent.resolve(file))
      made
    }
    val left = folder("meshwork-bulk1", "lock")
    val made = folder("meshwork-bulk2", "lock.part")
    val other = folder("somebody-else", "lock")
    val first = LoaderProcess.start(settings(directory = directory), _ => JList.of("cat"))
    val second = LoaderProcess.start(settings(directory = directory), _ => JList.of("cat"))
    try {
      assert(!Files.exists(left.getParent))
      assert(Seq(made, other, first.home.folder).forall(Files.exists(_)))
    } finally Seq(first, second).foreach(_.close())
  }
}
