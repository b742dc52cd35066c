package io.meshwork.contract

import java.nio.file.Files
import java.util.Optional

import org.scalatest.funsuite.AnyFunSuite

import scala.jdk.CollectionConverters._

class ShelfSpec extends AnyFunSuite {

  test("a folder's contracts are found by their names, others are not") {
    val folder = Files.createTempDirectory("shelf")
    Files.writeString(folder.resolve("a.odcs.yaml"), "a")
    Files.writeString(folder.resolve("b.txt"), "b")
    val shelf = Shelf.besides(folder.resolve("none.odcs.yaml").toString)
    assert(shelf.names.asScala == Seq("a.odcs.yaml"))
    assert(shelf.text("a.odcs.yaml") == Optional.of("a"))
    assert(shelf.text("c.odcs.yaml") == Optional.empty)
  }

  test("a folder that is not there holds nothing") {
    val shelf = Shelf.besides("/no/such/folder/x.odcs.yaml")
    assert(shelf.names.isEmpty && shelf.text("a.odcs.yaml").isEmpty)
  }
}
