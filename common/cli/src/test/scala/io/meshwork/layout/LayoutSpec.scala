package io.meshwork.layout

import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.importer.ClassFileImporter
import com.tngtech.archunit.lang.ArchRule
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition.{classes, noClasses}
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.{Files, Path}
import scala.jdk.CollectionConverters._
import scala.util.Using

/** The layout of the architecture, held against the classes of all modules. */
class LayoutSpec extends AnyFunSuite {
  private val home = Path.of(System.getProperty("meshwork.home"))
  private val platform = Seq(
    "common/contract",
    "common/governance",
    "common/bulk",
    "common/runtime",
    "common/sandbox",
    "common/catalog",
    "common/cli",
    "quality-rules/engine"
  )
  private val jobs = Using.resource(Files.list(home.resolve("jobs")))(
    _.iterator.asScala
      .filter(d => Files.exists(d.resolve("pom.xml")))
      .map(d => s"jobs/${d.getFileName}")
      .toSeq
  )

  private lazy val all: JavaClasses = {
    val folders = (platform ++ jobs).map(module => home.resolve(module).resolve("target/classes"))
    folders.foreach(folder =>
      assert(Files.isDirectory(folder), s"$folder is not there: build the modules first")
    )
    new ClassFileImporter().importPaths(folders: _*)
  }

  private val spark = "org.apache.spark.."
  private val kafka = "org.apache.kafka.."
  private val cassandra = Seq("com.datastax..", "org.apache.cassandra..")

  private def check(name: String)(rule: => ArchRule): Unit = test(name) { rule.check(all) }

  private def holds(packages: String*)(without: String*)(because: String): ArchRule =
    noClasses()
      .that()
      .resideInAnyPackage(packages: _*)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(without: _*)
      .because(because)

  check("contract stands on the ground") {
    holds("io.meshwork.contract..")(
      Seq(
        spark,
        kafka,
        "io.meshwork.runtime..",
        "io.meshwork.quality..",
        "io.meshwork.cli.."
      ) ++ cassandra: _*
    )("what needs Spark, Kafka or Cassandra belongs in common/runtime")
  }

  check("the quality engine knows Spark and Deequ, nothing of contracts, Kafka or Cassandra") {
    holds("io.meshwork.quality..")(
      Seq(kafka, "io.meshwork.contract..", "io.meshwork.runtime..") ++ cassandra: _*
    )(
      "the runtime hands it schemas and rows"
    )
  }

  check("only the quality engine knows Deequ") {
    noClasses()
      .that()
      .resideOutsideOfPackages("io.meshwork.quality..", "io.meshwork.deequ..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("com.amazon.deequ..")
      .because("everybody else speaks of rules and results")
  }

  check("governance says how data is protected, for jobs and the mesh command") {
    holds("io.meshwork.governance..")(
      Seq(
        spark,
        kafka,
        "io.meshwork.runtime..",
        "io.meshwork.quality..",
        "io.meshwork.cli.."
      ) ++ cassandra: _*
    )("it runs without servers and without Spark")
  }

  check("only the bulk process knows Cassandra's own classes") {
    noClasses()
      .that()
      .resideOutsideOfPackage("io.meshwork.bulk..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("org.apache.cassandra..")
      .because("they don't get on with Spark's class path: the process has one of its own")
  }

  check("what others use of the bulk process needs no jar") {
    classes()
      .that()
      .resideInAPackage("io.meshwork.bulk..")
      .and()
      .haveNameMatching(".*\\.(Load|Frames|Answer|Words|Folders)(\\$.*)?")
      .should()
      .onlyDependOnClassesThat()
      .resideInAnyPackage("java..", "io.meshwork.bulk..")
      .because("the executors load these, and have no Cassandra")
  }

  check("decoding, checking and shaping do no I/O") {
    holds(
      "io.meshwork.runtime.decode..",
      "io.meshwork.runtime.check..",
      "io.meshwork.runtime.shape..",
      "io.meshwork.runtime.supersede.."
    )(
      Seq(kafka) ++ cassandra: _*
    )("reading belongs in runtime.ingest, writing in runtime.landing")
  }

  check("the catalog reads recorded results, never data") {
    holds("io.meshwork.catalog..")(
      Seq(spark, kafka, "io.meshwork.runtime..", "io.meshwork.quality..") ++ cassandra: _*
    )(
      "a report is made from a run's JSON"
    )
  }

  check("the command line tool has no Spark: it submits") {
    holds("io.meshwork.cli..")(spark, "io.meshwork.runtime..", "io.meshwork.quality..")(
      "it starts in a fraction of a second"
    )
  }

  check("jobs stand on the runtime alone") {
    val domains = jobs.map(job => s"io.meshwork.${job.stripPrefix("jobs/")}..")
    holds(domains: _*)(
      "io.meshwork.cli..",
      "io.meshwork.sandbox..",
      "io.meshwork.catalog..",
      "com.datastax..",
      "com.amazon.deequ.."
    )(
      "a domain's code is transforms and derivations: plain Dataset in and out"
    )
  }

  for (job <- jobs) {
    val domain = job.stripPrefix("jobs/")
    check(s"the platform doesn't know the domain $domain") {
      noClasses()
        .that()
        .resideOutsideOfPackage(s"io.meshwork.$domain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(s"io.meshwork.$domain..")
        .because("one domain reads another's data only through its published tables")
    }

    test(s"no source of the platform names the domain $domain") {
      val name = s"(?i)\\b$domain\\b".r
      val naming = platform.flatMap { module =>
        Using.resource(Files.walk(home.resolve(module).resolve("src/main"))) {
          _.iterator.asScala
            .filter(f => Files.isRegularFile(f) && name.findFirstIn(Files.readString(f)).isDefined)
            .toList
        }
      }
      assert(naming.isEmpty, s"a platform that serves every domain names none: read it from jobs/ in $naming")
    }
  }

  check("names say something") {
    classes()
      .that()
      .resideInAPackage("io.meshwork..")
      .should()
      .haveNameNotMatching(".*(Utils?|Helper|Manager|Impl|Misc)$")
      .because("a name says what a thing is, in the field's terms")
  }
}
