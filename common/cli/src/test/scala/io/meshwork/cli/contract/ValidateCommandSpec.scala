package io.meshwork.cli.contract

import java.io.{ByteArrayOutputStream, PrintStream, PrintWriter, StringWriter}
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}

import io.meshwork.cli.Mesh
import org.scalatest.funsuite.AnyFunSuite

class ValidateCommandSpec extends AnyFunSuite {

  private class Checkout {
    val home: Path = Files.createTempDirectory("checkout").toRealPath()

    def contract(name: String, text: String): Unit = {
      val file = home.resolve(s"jobs/sea/contracts/$name.odcs.yaml")
      Files.createDirectories(file.getParent)
      Files.writeString(file, text)
    }

    /** Exit code, standard output and standard error. */
    def validate(products: String*): (Int, String, String) = {
      val (before, stdout) = (Option(System.getProperty("meshwork.home")), System.out)
      val (out, err) = (new ByteArrayOutputStream(), new StringWriter())
      System.setProperty("meshwork.home", home.toString)
      System.setOut(new PrintStream(out, true, UTF_8))
      try {
        val line = Mesh.commandLine().setErr(new PrintWriter(err, true))
        val code = line.execute(Seq("contract", "validate") ++ products: _*)
        (code, out.toString(UTF_8), err.toString)
      } finally {
        System.setOut(stdout)
        before.fold(System.clearProperty("meshwork.home"))(System.setProperty("meshwork.home", _))
        ()
      }
    }
  }

  private val valid =
    """apiVersion: v3.1.0
      |kind: DataContract
      |id: 6f2a3c1e-7a55-4b0f-9d0e-2f6b8c1d4e01
      |version: 1.2.0
      |status: active
      |domain: sea
      |dataProduct: ships
      |servers:
      |  - server: events
      |    type: kafka
      |    host: localhost:9092
      |    format: json
      |  - server: tables
      |    type: custom
      |    customProperties:
      |      - property: engine
      |        value: cassandra
      |      - property: keyspace
      |        value: sea
      |schema:
      |  - name: arrival
      |    physicalName: sea.ships
      |    physicalType: topic
      |    logicalType: object
      |    customProperties:
      |      - property: format
      |        value: json
      |      - property: eventTime
      |        value: at
      |      - property: version
      |        value: at
      |    properties:
      |      - name: ship
      |        logicalType: string
      |        required: true
      |      - name: at
      |        logicalType: timestamp
      |        required: true
      |  - name: ships
      |    physicalType: table
      |    logicalType: object
      |    properties:
      |      - name: ship
      |        logicalType: string
      |        partitionKeyPosition: 1
      |        partitioned: true
      |        primaryKey: true
      |        primaryKeyPosition: 1
      |      - name: at
      |        logicalType: timestamp
      |""".stripMargin

  test("says which contracts are valid") {
    val checkout = new Checkout
    checkout.contract("ships", valid)
    assert(checkout.validate() == (0, "sea.ships 1.2.0: valid\n", ""))
    assert(checkout.validate("sea.ships") == (0, "sea.ships 1.2.0: valid\n", ""))
  }

  test("names what is wrong with one, and lets the others be") {
    val checkout = new Checkout
    checkout.contract("ships", valid)
    checkout.contract("boats", valid.replace("dataProduct: ships", "dataProduct: Boats"))
    val (code, out, err) = checkout.validate()
    assert(code == 3)
    assert(out == "sea.ships 1.2.0: valid\n")
    assert(err.startsWith("mesh contract validate: "))
    assert(err.contains("dataProduct \"Boats\" is not a name for CQL"))
    assert(checkout.validate("sea.ships")._1 == 0)
    assert(checkout.validate("sea.boats")._1 == 3)
  }

  test("refuses a product that has no contract") {
    val checkout = new Checkout
    checkout.contract("ships", valid)
    val (code, _, err) = checkout.validate("sea.ship")
    assert(code == 2)
    assert(err.contains("Did you mean sea.ships?"))
  }
}
