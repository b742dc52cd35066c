package io.meshwork.quality

import java.nio.file.Path
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class QuietParsingSpec extends AnyFunSuite {
  test("reading a suite writes nothing to standard error") {
    // A process of its own: the generated classes speak up only when they are loaded.
    val java = Path.of(System.getProperty("java.home"), "bin", "java").toString
    val process = new ProcessBuilder(
      java,
      "-cp",
      System.getProperty("java.class.path"),
      "io.meshwork.quality.dqdl.Reading"
    ).start()
    val errors = process.errorReader().lines().toList.asScala
    assert(process.waitFor() == 0, errors.mkString("\n"))
    assert(errors.forall(_ == "still heard"), errors.mkString("\n"))
    assert(errors.nonEmpty)
  }
}
