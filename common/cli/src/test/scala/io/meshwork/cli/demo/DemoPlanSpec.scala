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

  /** Would take away what the counts of others are compared with. */
  private val left = "customer360.erasures"

  test("every file is of a product, and every product but one has one") {
    val planned = (plan.sources.asScala.map(_.product) ++ plan.computed.asScala.map(_.product)).toSet
    val products = project.products().asScala.filterNot(_.toString == left).toSet
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

  plan.sources.forEach { demo =>
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
