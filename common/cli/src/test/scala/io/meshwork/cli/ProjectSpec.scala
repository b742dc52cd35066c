package io.meshwork.cli

import java.nio.file.{Files, Path}
import org.scalatest.funsuite.AnyFunSuite

class ProjectSpec extends AnyFunSuite {

  private def project(contracts: String*): Project = {
    val home = Files.createTempDirectory("project").toRealPath()
    contracts.foreach(contract => write(home.resolve(contract)))
    new Project(home)
  }

  private def write(file: Path): Unit = {
    Files.createDirectories(file.getParent)
    Files.writeString(file, "")
  }

  private def message(block: => Any): String = intercept[CliException](block).getMessage

  test("finds the products by their contracts") {
    val found =
      project("jobs/sea/contracts/ships.odcs.yaml", "jobs/air/contracts/planes.odcs.yaml", "jobs/air/pom.xml")
    assert(found.products().toString == "[air.planes, sea.ships]")
    assert(
      found.contract(Product.named("sea.ships")) == found.home.resolve("jobs/sea/contracts/ships.odcs.yaml")
    )
  }

  test("suggests the product that was meant") {
    val found = project("jobs/sea/contracts/ships.odcs.yaml", "jobs/air/contracts/planes.odcs.yaml")
    assert(
      message(found.contract(Product.named("sea.ship"))) ==
        "there is no product sea.ship. Did you mean sea.ships? Products: air.planes, sea.ships."
    )
  }

  test("says so where there is no product at all") {
    assert(
      message(project().contract(Product.named("sea.ships"))) ==
        "there is no product sea.ships, nor any other: no jobs/*/contracts/*.odcs.yaml."
    )
  }

  test("names a profile's file") {
    val found = project("conf/local.conf", "conf/policies.conf")
    assert(found.profile("local") == found.home.resolve("conf/local.conf"))
    assert(
      message(found.profile("clutser")) ==
        "there is no profile \"clutser\". Profiles are the files of conf: local."
    )
  }

  test("doesn't take the policies for a profile") {
    val found = project("conf/local.conf", "conf/policies.conf")
    assert(message(found.profile("policies")).contains("there is no profile \"policies\""))
  }

  test("shows a file as it is typed from the root") {
    val found = project()
    assert(found.shown(found.home.resolve(".mesh/runs/x.html")) == ".mesh/runs/x.html")
    assert(found.shown(Path.of("/elsewhere/x.html")) == "/elsewhere/x.html")
  }
}
