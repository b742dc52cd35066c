package io.meshwork.customer360

import io.meshwork.runtime.aggregate.{Aggregation, Changes, Ports}
import org.apache.spark.sql.functions.col
import org.apache.spark.sql.types.StructType
import org.apache.spark.sql.{DataFrame, Dataset, Row, SparkSession}

import scala.collection.mutable
import scala.jdk.CollectionConverters._

/** Tables in memory, read and recomputed as a run of an aggregate product does it, without servers. */
class Mesh(spark: SparkSession) extends Ports {
  private case class Table(schema: StructType, key: Seq[String], rows: Seq[Row]) {
    def keyOf(row: Row): Seq[Any] = key.map(k => row.get(schema.fieldIndex(k)))
  }

  private val tables = mutable.Map(Mesh.tables.map { case (name, (key, ddl)) =>
    name -> Table(StructType.fromDDL(ddl), key, Nil)
  }.toSeq: _*)

  private def frame(rows: Seq[Row], schema: StructType): DataFrame =
    spark.createDataFrame(rows.asJava, schema)

  override def all(table: String, columns: String*): Dataset[Row] = {
    val rows = frame(tables(table).rows, tables(table).schema)
    if (columns.isEmpty) rows else rows.select(columns.map(col): _*)
  }

  override def partitions(table: String, keys: Dataset[Row]): Dataset[Row] = {
    val key = tables(table).key
    assert(keys.columns.toSet == key.toSet, s"keys of $table")
    all(table)
      .join(keys.distinct(), key)
      .select(all(table).columns.toSeq.map(org.apache.spark.sql.functions.col): _*)
  }

  /** Puts the rows of a source's table in the place of all that were there. */
  def land(table: String, rows: Seq[Row]): Unit = {
    tables(table) = tables(table).copy(rows = rows)
    if (table == "payments_by_account") {
      land("years_by_account", rows.map(r => Row(r.get(0), r.get(1))).distinct)
    }
  }

  def rows(table: String): Seq[Row] = tables(table).rows

  /** The rows as texts, for comparing. */
  def texts(table: String): Seq[String] = rows(table).map(_.toString).sorted

  /** Every partition of a table, as if each had changed. */
  def keys(table: String): Seq[Seq[Any]] = tables(table).rows.map(tables(table).keyOf).distinct

  /** Recomputes what these changes (partition keys by table) touch.
    *
    * @return
    *   the changes of its own tables
    */
  def run(aggregation: Aggregation, changed: Map[String, Seq[Seq[Any]]]): Map[String, Seq[Seq[Any]]] = {
    val changes: Changes = table => {
      val key = StructType(tables(table).key.map(tables(table).schema.apply))
      frame(changed.getOrElse(table, Nil).distinct.map(Row.fromSeq), key)
    }
    val names = aggregation.tables.asScala
    val touched = aggregation.touched(changes, this).collect().map(_.toSeq).toSeq
    assert(touched.distinct.size == touched.size, "a partition is touched twice")
    val key = tables(names.head).key
    val keys = frame(touched.map(Row.fromSeq), StructType(key.map(tables(names.head).schema.apply)))
    val computed = aggregation.compute(keys, this)
    assert(computed.keySet.asScala == names.toSet)
    val rows = names.map(name => name -> ordered(name, computed.get(name))).toMap
    rows.foreach { case (name, fresh) => replace(name, touched.toSet, fresh) }
    names.map(_ -> touched).toMap
  }

  /** Columns in the contract's order, of its types. */
  private def ordered(name: String, rows: DataFrame): Seq[Row] = {
    val schema = tables(name).schema
    assert(rows.columns.toSet == schema.fieldNames.toSet, s"columns of $name")
    schema.foreach(f =>
      assert(rows.schema(f.name).dataType.catalogString == f.dataType.catalogString, s"$name.${f.name}")
    )
    rows.select(schema.fieldNames.toSeq.map(org.apache.spark.sql.functions.col): _*).collect().toSeq
  }

  private def replace(name: String, touched: Set[Seq[Any]], fresh: Seq[Row]): Unit = {
    val table = tables(name)
    fresh.foreach(row =>
      assert(touched(table.keyOf(row)), s"$name: a row of a partition that wasn't touched")
    )
    val primary = fresh.map(row => Mesh.primary(name).map(k => row.get(table.schema.fieldIndex(k))))
    assert(primary.distinct.size == primary.size, s"$name: two rows of one key")
    tables(name) = table.copy(rows = table.rows.filterNot(r => touched(table.keyOf(r))) ++ fresh)
  }
}

object Mesh {
  private val person =
    "given_name string, surname string, street_number string, address_1 string, address_2 string, " +
      "suburb string, postcode string, country string, date_of_birth string, national_id string, " +
      "phone string, email string"

  /** Partition key and columns, as the contracts have them. */
  val tables: Map[String, (Seq[String], String)] = Map(
    "customers" -> (Seq("record_id"), s"record_id string, $person, marketing_consent boolean, " +
      "consent_at timestamp, created_at timestamp, updated_at timestamp"),
    "order_lines_by_customer" -> (Seq("customer_id"), "customer_id int, invoice string, line bigint, " +
      "quantity int, invoice_date timestamp, unit_price decimal(12,3), currency string"),
    "interactions_by_customer" -> (Seq("record_id"), "record_id string, occurred_at timestamp, " +
      "interaction_id string, channel string, kind string, topic string, state string"),
    "payments_by_account" -> (Seq("account_id", "year"), "account_id string, year date, " +
      "payment_id string, booked_at timestamp, type string, amount decimal(18,2), currency string, " +
      "balance decimal(18,2), purpose string, reverses string, version int"),
    "years_by_account" -> (Seq("account_id"), "account_id string, year date"),
    "identities" -> (Seq("id"), "id string, record_id string, person_id string, linked_to string, " +
      "probability double, weight double, evidence array<string>, model_version string"),
    "profiles" -> (Seq("person_id"), s"person_id string, $person, records int, since timestamp, " +
      "updated_at timestamp, consent string, consent_at timestamp, consent_record string, record_id string"),
    "attributes" -> (Seq("person_id"), "person_id string, attribute string, value string, " +
      "record_id string, updated_at timestamp, rule string, said int, agreeing int"),
    "standings" -> (Seq("person_id"), "person_id string, month date, currency string, recency int, " +
      "frequency int, monetary decimal(28,3), segment int, expected_purchases double, " +
      "lifetime_value decimal(18,2), churn_risk double, churn_drivers array<string>, record_id string"),
    "payment_behaviour" -> (Seq("person_id"), "person_id string, currency string, accounts int, " +
      "payments int, reversals int, months int, credits decimal(28,2), debits decimal(28,2), " +
      "largest_debit decimal(18,2), overdrawn int, first_on date, last_on date, record_id string"),
    "timeline" -> (Seq("person_id"), "person_id string, occurred_at timestamp, kind string, " +
      "reference string, record_id string, summary string, amount decimal(28,3), currency string"),
    "lookup_by_email" -> (Seq("email_hash"), "email_hash string, record_id string, person_id string"),
    "lookup_by_phone" -> (Seq("phone_hash"), "phone_hash string, record_id string, person_id string")
  )

  /** The primary keys of the computed tables. */
  val primary: Map[String, Seq[String]] = Map(
    "identities" -> Seq("id", "record_id"),
    "profiles" -> Seq("person_id"),
    "attributes" -> Seq("person_id", "attribute"),
    "standings" -> Seq("person_id", "month", "currency"),
    "payment_behaviour" -> Seq("person_id", "currency"),
    "timeline" -> Seq("person_id", "occurred_at", "kind", "reference", "record_id"),
    "lookup_by_email" -> Seq("email_hash", "record_id"),
    "lookup_by_phone" -> Seq("phone_hash", "record_id")
  )
}
