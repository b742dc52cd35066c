package io.meshwork.cli.demo

import io.meshwork.cli.Project
import io.meshwork.sandbox.generator.EventGenerator
import java.nio.file.{Files, Path}
import java.time.Instant
import java.util.{List => JList}
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

/** The files of the demo, as they ship. */
class DemoPlanSpec extends AnyFunSuite {
  private val project = new Project(Path.of(System.getProperty("meshwork.home")))
  private val plan = DemoPlan.of(project, JList.of())

  private val published = (plan.sources.asScala ++ plan.erasures.asScala).toSeq

  test("every file is of a product, and every product has one") {
    val planned = (published.map(_.product) ++ plan.computed.asScala.map(_.product)).toSet
    val products = project.products().asScala.toSet
    assert(planned == products)
    val files = products.map(project.demo(_))
    val folders = files.map(_.getParent)
    val shipped = folders.flatMap { folder =>
      val listed = Files.list(folder)
      try listed.iterator.asScala.toSet
      finally listed.close()
    }
    assert(shipped == files)
  }

  test("what a product needs comes before it") {
    val sources = plan.sources.asScala.map(_.contract.product)
    assert(sources.indexOf("iot.devices") < sources.indexOf("iot.telemetry"))
    val computed = plan.computed.asScala.map(_.product.toString)
    assert(computed.indexOf("finance.positions") < computed.indexOf("finance.exposure_risk"))
    assert(computed.indexOf("customer360.identity") < computed.indexOf("customer360.profile"))
  }

  test("what erases comes last, and is not among the sources") {
    assert(plan.erasures.asScala.map(_.contract.product) == Seq("customer360.erasures"))
    assert(plan.sources.asScala.forall(_.contract.input.erases.isEmpty))
  }

  test("each domain has a stream") {
    val streaming = plan.sources.asScala.filter(_.streams).map(_.product.domain)
    assert(streaming.toSet == project.domains().asScala.toSet)
  }

  plan.computed.forEach { demo =>
    test(s"${demo.product}: each of its tables is checked, by columns that it has") {
      val tables = demo.contract.tables.asScala.map(t => t.name -> t.columns.asScala.map(_.name).toSet).toMap
      assert(demo.rows.asScala.map(_.table).toSet == tables.keySet)
      demo.rows.forEach { check =>
        val columns = check.where.keySet.asScala ++ check.value.stream.toList.asScala
        assert(columns.subsetOf(tables(check.table)), check.table)
      }
    }

    test(s"${demo.product}: what is counted is generated, with its domain alone too") {
      val alone = DemoPlan.of(project, JList.of(demo.product.domain))
      val known = alone.contracts.asScala
        .flatMap(c => c.tables.asScala.map(t => s"${c.keyspace}.${t.name}"))
        .toSet
      demo.rows.forEach { check =>
        val target = check.target
        assert(target.rowsOf.asScala.toSet.subsetOf(known))
        val certain = target.number + target.generated(alone.injected) > 0
        assert(Seq(target.some, certain, !target.rowsOf.isEmpty).contains(true), check.table)
      }
    }
  }

  published.foreach { demo =>
    test(s"${demo.product}: the events are those that the file promises") {
      val generator = EventGenerator.of(demo.spec, Instant.parse("2026-03-01T00:00:00Z"))
      val batch = generator.batch()
      assert(batch.records.iterator.asScala.size.toLong == batch.expected.produced)
      assert(demo.contract.input.topics.contains(demo.spec.topic.name))
    }
  }

  test("a domain alone takes along what it needs of others") {
    val customers = DemoPlan.of(project, JList.of("customer360"))
    assert(customers.sources.asScala.map(_.contract.product).contains("finance.payments"))
    assert(!customers.computed.asScala.map(_.product.toString).contains("finance.positions"))
  }
}
