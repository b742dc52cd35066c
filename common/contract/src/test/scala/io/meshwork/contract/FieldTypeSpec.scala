package io.meshwork.contract

import org.scalatest.funsuite.AnyFunSuite
import org.scalatest.prop.TableDrivenPropertyChecks

class FieldTypeSpec extends AnyFunSuite with TableDrivenPropertyChecks {
  private val mapping = Table(
    ("logicalType and more", "Spark", "CQL"),
    ("logicalType: string", "string", "text"),
    ("logicalType: string, physicalType: varchar", "string", "text"),
    ("logicalType: string, physicalType: uuid", "string", "uuid"),
    ("logicalType: string, physicalType: BLOB", "binary", "blob"),
    ("logicalType: boolean", "boolean", "boolean"),
    ("logicalType: integer", "int", "int"),
    ("logicalType: integer, logicalTypeOptions: {format: i16}", "smallint", "smallint"),
    ("logicalType: integer, logicalTypeOptions: {format: i64}", "bigint", "bigint"),
    ("logicalType: integer, physicalType: bigint", "bigint", "bigint"),
    ("logicalType: number", "double", "double"),
    ("logicalType: number, logicalTypeOptions: {format: f32}", "float", "float"),
    ("logicalType: number, physicalType: float", "float", "float"),
    ("logicalType: number, physicalType: \"decimal(38, 0)\"", "decimal(38,0)", "decimal"),
    ("logicalType: date", "date", "date"),
    ("logicalType: timestamp", "timestamp", "timestamp"),
    ("logicalType: array, items: {logicalType: string}", "array<string>", "frozen<list<text>>"),
    (
      "logicalType: array, items: {logicalType: array, items: {logicalType: integer}}",
      "array<array<int>>",
      "frozen<list<frozen<list<int>>>>"
    ),
    (
      "logicalType: array, physicalType: \"list<decimal>\", items: {logicalType: number, physicalType: \"decimal(4,1)\"}",
      "array<decimal(4,1)>",
      "frozen<list<decimal>>"
    )
  )

  test("ODCS types map to Spark's and to CQL's") {
    forAll(mapping) { (odcs, spark, cql) =>
      val contract = Fixture.contract("{name: state, logicalType: string}" -> s"{name: state, $odcs}")
      val fieldType = contract.input.field("state").`type`
      assert(fieldType.spark == spark)
      assert(fieldType.cql == cql)
    }
  }

  test("words tell a person what a value must look like") {
    assert(
      FieldType.decimal(12, 6).words == "a decimal number of at most 6 digits before and 6 after the point"
    )
    assert(FieldType.of(FieldType.Kind.DATE).words == "a date such as 2026-01-31")
    assert(FieldType.list(FieldType.of(FieldType.Kind.BOOLEAN)).words == "a list, each item true or false")
  }
}
