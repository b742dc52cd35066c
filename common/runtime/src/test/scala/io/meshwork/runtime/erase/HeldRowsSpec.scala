package io.meshwork.runtime.erase

import io.meshwork.contract.{EntityColumns, EntityKey, FieldType, Relation}
import io.meshwork.contract.FieldType.Kind
import io.meshwork.runtime.TestSpark
import io.meshwork.runtime.landing.TestContracts
import java.util.{List => JList}
import org.scalatest.funsuite.AnyFunSuite

/** Which partition of a table is somebody's. */
class HeldRowsSpec extends AnyFunSuite {
  import TestSpark.session.implicits._

  private val key = new EntityKey("shop.customers", "customers", "id")

  private def keys(kind: Kind, prefix: String, persons: String*): Seq[(String, String)] = {
    val column = TestContracts.field("number", FieldType.of(kind))
    val table = TestContracts.table("orders", Seq(column), Seq("number"))
    val naming = new EntityColumns.Naming(column, new Relation(key, prefix))
    val holder = new Holder(TestContracts.contract("shop", Seq(table)), table, JList.of(naming))
    assert(holder.isKeyed)
    val subjects = persons.map(_ -> 1L).toDF(Subjects.PERSON, Subjects.UNTIL)
    HeldRows
      .keys(holder, subjects)
      .selectExpr(Subjects.PERSON, "cast(number as string)")
      .as[(String, String)]
      .collect()
      .toSeq
      .sorted
  }

  test("a key is what stands behind the prefix") {
    assert(
      keys(Kind.INTEGER, "shop-", "shop-7", "shop-12", "bank-7") == Seq("shop-12" -> "12", "shop-7" -> "7")
    )
    assert(keys(Kind.STRING, "", "shop-7") == Seq("shop-7" -> "shop-7"))
  }

  test("whoever no value can name has no partition") {
    val others = Seq("shop-007", "shop- 7", "shop-7.0", "shop-", "shop-seven", "shop-99999999999")
    assert(keys(Kind.INTEGER, "shop-", others: _*).isEmpty)
    assert(keys(Kind.STRING, "shop-", "shop-", "").isEmpty, "an empty text is no key")
    val uuid = "0f8fad5b-d9cb-469f-a165-70867728950e"
    assert(keys(Kind.UUID, "", uuid, uuid.toUpperCase, "no uuid") == Seq(uuid -> uuid))
  }
}
