package io.meshwork.cli

import java.nio.file.attribute.FileTime
import java.nio.file.{Files, Path}
import java.time.Instant
import org.scalatest.funsuite.AnyFunSuite
import scala.concurrent.ExecutionContext.Implicits.global
import scala.concurrent.duration._
import scala.concurrent.{Await, Future}
import scala.jdk.CollectionConverters._
import scala.jdk.StreamConverters._

/** The launcher in a checkout of its own, with a Java and a Maven that only write down their arguments. */
class LauncherSpec extends AnyFunSuite {

  private class Checkout {
    val home: Path = Files.createTempDirectory("checkout").toRealPath()
    val jdk: Path = home.resolve("tools/jdk")
    private val calls = home.resolve("tools/calls")
    private var allowed = Map[String, String]()

    Files.createDirectories(home.resolve("conf"))
    Files.copy(Path.of(System.getProperty("meshwork.home"), "mesh"), home.resolve("mesh"))
    write("pom.xml", "")
    write(".mvn/jvm.config", "")
    write("common/cli/src/main/java/Main.java", "")
    write("common/cli/src/test/scala/MainSpec.scala", "")
    write("jobs/sea/contracts/ships.odcs.yaml", "")
    write("quality-rules/suites/sea/ships.dqdl", "")
    write("benchmarks/src/main/java/Sides.java", "")
    write("tools/jdk/release", "JAVA_VERSION=\"17.0.9\"\n")
    script("tools/jdk/bin/java", s"""echo "java $${@: -1}" >> '$calls'""")
    script("tools/jdk/bin/javac", "")
    maven(s"mkdir -p common/cli/target; touch common/cli/target/meshwork-cli.jar")

    def maven(does: String): Unit = script("tools/mvn", s"""echo "mvn $${@: -1}" >> '$calls'; $does""")

    def write(file: String, text: String): Path = {
      Files.createDirectories(home.resolve(file).getParent)
      Files.writeString(home.resolve(file), text)
    }

    def script(file: String, text: String): Unit =
      assert(write(file, "#!/usr/bin/env bash\n" + text + "\n").toFile.setExecutable(true))

    /** Every file as if it were written an hour before the build. */
    def age(): Unit =
      Files.walk(home).toScala(Seq).foreach(file => touch(file, Instant.now().minusSeconds(3600)))

    def touch(file: Path, time: Instant): Unit = Files.setLastModifiedTime(file, FileTime.from(time))

    def edit(file: String): Unit = touch(home.resolve(file), Instant.now().plusSeconds(5))

    def called(): Seq[String] = {
      val lines = if (Files.exists(calls)) Files.readAllLines(calls).asScala.toSeq else Seq.empty
      Files.deleteIfExists(calls)
      lines
    }

    def forbidBuild(): Unit = allowed = Map("MESHWORK_BUILD" -> "never")

    /** Exit code, standard output and standard error. */
    def mesh(args: String*)(implicit javaHome: String = jdk.toString): (Int, String, String) = {
      val (out, err) =
        (home.resolve(s"tools/out-${args.head}").toFile, home.resolve(s"tools/err-${args.head}").toFile)
      val builder = new ProcessBuilder((home.resolve("mesh").toString +: args).asJava)
      builder.environment().put("PATH", s"${home.resolve("tools")}:/usr/bin:/bin")
      builder.environment().put("JAVA_HOME", javaHome)
      allowed.foreach { case (name, value) => builder.environment().put(name, value) }
      val code = builder.redirectOutput(out).redirectError(err).start().waitFor()
      (code, Files.readString(out.toPath), Files.readString(err.toPath))
    }

    /** A command that leaves a report as ScalaTest writes it. */
    def report(module: String, errors: Int, failures: Int, skipped: Int, tests: Int): String = {
      val suite =
        s"""<testsuite \nerrors="$errors" failures="$failures" name="S" tests="$tests" time="0.1">"""
      val xml = suite + "\n<testcase><skipped/></testcase>" * skipped + "\n</testsuite>"
      s"mkdir -p $module/target/test-reports; printf '$xml' > $module/target/test-reports/TEST-S.xml"
    }
  }

  test("builds what isn't built, says so, and then runs the command") {
    val checkout = new Checkout
    val (code, _, err) = checkout.mesh("status")
    assert(code == 0)
    assert(checkout.called() == Seq("mvn package", "java status"))
    assert(err.startsWith("mesh: building for the first time"))
  }

  test("builds again only when something that goes into the build is newer") {
    val checkout = new Checkout
    checkout.age()
    checkout.mesh("status")
    checkout.called()
    assert(checkout.mesh("status")._3 == "")
    assert(checkout.called() == Seq("java status"))
    checkout.edit("common/cli/src/test/scala/MainSpec.scala")
    checkout.mesh("status")
    assert(checkout.called() == Seq("java status"))
    Seq(
      "pom.xml",
      "common/cli/src/main/java/Main.java",
      "common/cli/src/main/java",
      "jobs/sea/contracts/ships.odcs.yaml",
      "quality-rules/suites/sea/ships.dqdl",
      "benchmarks/src/main/java/Sides.java"
    ).foreach { source =>
      checkout.edit(source)
      checkout.mesh("status")
      assert(checkout.called() == Seq("mvn package", "java status"), source)
      checkout.touch(checkout.home.resolve(source), Instant.now().minusSeconds(3600))
    }
  }

  test("builds nothing where that is forbidden, and says so if there is nothing to run") {
    val checkout = new Checkout
    checkout.forbidBuild()
    val (code, _, err) = checkout.mesh("status")
    assert(code == 2)
    assert(err.contains("isn't built, and MESHWORK_BUILD=never forbids to. Build it: ./mesh --version"))
    checkout.write("common/cli/target/meshwork-cli.jar", "")
    assert(checkout.mesh("status") == ((0, "", "")))
    assert(checkout.called() == Seq("java status"))
  }

  test("builds once for commands that start together") {
    val checkout = new Checkout
    val both = Seq("status", "runs").map(command => Future(checkout.mesh(command)._1))
    assert(both.map(Await.result(_, 1.minute)) == Seq(0, 0))
    assert(checkout.called().count(_ == "mvn package") == 1)
  }

  test("passes a command's exit code on") {
    val checkout = new Checkout
    checkout.script("tools/jdk/bin/java", "exit 4")
    assert(checkout.mesh("run")._1 == 4)
  }

  test("says that a build failed, and runs nothing") {
    val checkout = new Checkout
    checkout.maven("exit 1")
    val (code, _, err) = checkout.mesh("status")
    assert(code == 1)
    assert(err.contains("mesh: the build failed; what went wrong stands above."))
    assert(checkout.called() == Seq("mvn package"))
  }

  test("wants a JDK 17") {
    val checkout = new Checkout
    checkout.write("tools/jdk/release", "JAVA_VERSION=\"21.0.1\"\n")
    val (code, _, err) = checkout.mesh("status")
    assert(code == 2)
    assert(
      err == s"mesh: JAVA_HOME is Java 21 (${checkout.jdk}); Spark 3.5 needs 17. Set JAVA_HOME to a JDK 17.\n"
    )
  }

  test("says that JAVA_HOME is no Java") {
    val checkout = new Checkout
    val (code, _, err) = checkout.mesh("status")("/no/jdk")
    assert(code == 2)
    assert(err == "mesh: JAVA_HOME is /no/jdk, which has no bin/java. Set JAVA_HOME to a JDK 17.\n")
  }

  test("counts every module's tests in its closing line") {
    val checkout = new Checkout
    checkout.maven(
      checkout.report("common/a", errors = 0, failures = 0, skipped = 2, tests = 7) + "; " +
        checkout.report("jobs/b", errors = 0, failures = 0, skipped = 0, tests = 3)
    )
    val (code, out, _) = checkout.mesh("test")
    assert(code == 0)
    assert(out.linesIterator.toSeq.last == "8 passed, 0 failed, 2 skipped")
    assert(checkout.called() == Seq("mvn package", "mvn verify"))
  }

  test("fails if a test failed, whatever Maven says") {
    val checkout = new Checkout
    checkout.maven(checkout.report("common/a", errors = 1, failures = 2, skipped = 0, tests = 7))
    val (code, out, _) = checkout.mesh("test")
    assert(code == 1)
    assert(out.linesIterator.toSeq.last == "4 passed, 3 failed")
  }

  test("fails if Maven fails, or no test ran, and counts no report of an earlier run") {
    val checkout = new Checkout
    checkout.maven(checkout.report("common/a", errors = 0, failures = 0, skipped = 0, tests = 7) + "; exit 1")
    assert(checkout.mesh("test")._1 == 1)
    checkout.maven("true")
    val (code, out, _) = checkout.mesh("test")
    assert(code == 1)
    assert(out.linesIterator.toSeq.last == "0 passed, 0 failed")
  }

  test("says why the DAGs aren't tested without a Python for them") {
    val checkout = new Checkout
    checkout.write("airflow-dags/requirements-dev.txt", "")
    Seq("python3", "python3.11").foreach(name => checkout.script(s"tools/$name", "exit 1"))
    checkout.maven(checkout.report("common/a", errors = 0, failures = 0, skipped = 0, tests = 7))
    val (code, out, _) = checkout.mesh("test")
    assert(code == 0)
    val last = out.linesIterator.toSeq.last
    assert(last.startsWith("7 passed, 0 failed; the DAGs aren't tested: no Python 3.11 with venv (Debian"))
  }

  test("hands further arguments of test to Maven") {
    val checkout = new Checkout
    checkout.mesh("test", "-pl", "common/a")
    assert(checkout.called() == Seq("mvn common/a"))
  }
}
