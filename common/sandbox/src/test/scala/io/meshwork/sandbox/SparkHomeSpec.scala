package io.meshwork.sandbox

import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite

import java.io.File
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}
import java.util.jar.{JarEntry, JarOutputStream}
import javax.tools.ToolProvider
import scala.jdk.CollectionConverters._
import scala.util.Using

/** Submits a small application for real. */
class SparkHomeSpec extends AnyFunSuite with BeforeAndAfterAll {
  private val dir = TempDirs.fresh("spark")
  private val home = SparkHome.assemble(dir.resolve("home"))
  private val app = Application.build(dir, home)

  override def afterAll(): Unit = TempDirs.delete(dir)

  test("has Spark for Scala 2.13 and nothing that a job brings along") {
    val jars = names(home.dir().resolve("jars"))

    assert(jars.contains("spark-sql_2.13-3.5.6.jar"))
    assert(jars.contains("scala-library-2.13.16.jar"))
    assert(jars.contains("log4j-core-2.25.3.jar"))
    val foreign = Seq("deequ", "cassandra", "kafka", "config-1", "_2.12", "meshwork", "reload4j")
    assert(jars.filter(jar => foreign.exists(jar.contains)).isEmpty)
    assert(jars.count(_.startsWith("jackson-core-")) == 1)
  }

  test("assembling again mends what is missing, removes what is foreign, and changes nothing else") {
    val jars = home.dir().resolve("jars")
    val before = names(jars)
    Files.delete(jars.resolve("spark-sql_2.13-3.5.6.jar"))
    Files.writeString(jars.resolve("stray.jar"), "")
    val script = Files.getLastModifiedTime(home.submit())

    SparkHome.assemble(home.dir())

    assert(names(jars) == before)
    assert(Files.getLastModifiedTime(home.submit()) == script)
  }

  test("submits an application with its arguments, settings and memory, and no noise") {
    val properties = Files.writeString(dir.resolve("app.properties"), "spark.app.name from the file\n")

    val result = submit(
      "--properties-file",
      properties.toString,
      "--conf",
      "spark.greeting=a b'c",
      "--driver-memory",
      "700m"
    )("0", "x y", "", "q\"'$HOME")

    assert(
      result.output.linesIterator.toSeq == Seq(
        "499500",
        "from the file",
        "a b'c",
        "[x y][][q\"'$HOME]",
        "700"
      )
    )
    assert(result.errors == "")
    assert(result.exitCode == 0)
  }

  test("ends with the driver's exit code") {
    assert(submit()("4").exitCode == 4)
  }

  test("ends with 101 for a class that isn't there, and with 1 for an unknown option") {
    assert(run("--class", "no.Such", app.toString).exitCode == 101)
    val unknown = run("--no-such-option", app.toString)
    assert(unknown.exitCode == 1)
    assert(unknown.errors.contains("Unrecognized option: --no-such-option"))
  }

  test("works through a link from another folder") {
    val link = Files.createSymbolicLink(dir.resolve("linked"), home.dir())
    val result = execute(link.resolve("bin/spark-submit").toString, "--version")
    assert(result.exitCode == 0)
    assert(result.errors.contains("version 3.5.6"))
  }

  test("spark-class without a class shows how it is used") {
    val result = execute(home.sparkClass().toString)
    assert(result.exitCode == 1)
    assert(result.errors.startsWith("Usage: spark-class <class>"))
  }

  private def submit(options: String*)(arguments: String*): Result =
    run(Seq("--master", "local[2]", "--class", "Sum") ++ options ++ Seq(app.toString) ++ arguments: _*)

  private def run(arguments: String*): Result = execute(home.submit().toString +: arguments: _*)

  private case class Result(exitCode: Int, output: String, errors: String)

  private def execute(command: String*): Result = {
    val errors = dir.resolve("errors")
    val process = new ProcessBuilder(command: _*).redirectError(errors.toFile).start()
    val output = new String(process.getInputStream.readAllBytes(), UTF_8)
    Result(process.waitFor(), output, Files.readString(errors))
  }

  private def names(folder: Path): Seq[String] =
    Using.resource(Files.list(folder))(_.iterator().asScala.map(_.getFileName.toString).toSeq.sorted)
}

/** A small Spark application, compiled against the home's jars. */
private object Application {
  private val source =
    """import org.apache.spark.sql.SparkSession;
      |public class Sum {
      |  public static void main(String[] args) {
      |    SparkSession spark = SparkSession.builder().getOrCreate();
      |    if (args.length > 1) {
      |      System.out.println(spark.range(1000).selectExpr("sum(id)").first().get(0));
      |      System.out.println(spark.conf().get("spark.app.name"));
      |      System.out.println(spark.conf().get("spark.greeting"));
      |      for (int i = 1; i < args.length; i++) System.out.print("[" + args[i] + "]");
      |      System.out.println();
      |      System.out.println(Runtime.getRuntime().maxMemory() / 1024 / 1024);
      |    }
      |    spark.stop();
      |    System.exit(Integer.parseInt(args[0]));
      |  }
      |}
      |""".stripMargin

  def build(dir: Path, home: SparkHome): Path = {
    val file = Files.writeString(dir.resolve("Sum.java"), source)
    val classPath = home.dir().resolve("jars").toFile.listFiles().mkString(File.pathSeparator)
    val compiler = ToolProvider.getSystemJavaCompiler
    assert(compiler.run(null, null, null, "-nowarn", "-proc:none", "-cp", classPath, file.toString) == 0)
    val jar = dir.resolve("app.jar")
    Using.resource(new JarOutputStream(Files.newOutputStream(jar))) { out =>
      out.putNextEntry(new JarEntry("Sum.class"))
      out.write(Files.readAllBytes(dir.resolve("Sum.class")))
    }
    jar
  }
}
