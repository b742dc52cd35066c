package io.meshwork.iot.health

import io.meshwork.runtime.aggregate.{Aggregation, Changes, Ports}
import org.apache.spark.sql.functions.col
import org.apache.spark.sql.types.StructType
import org.apache.spark.sql.{DataFrame, Dataset, Row, SparkSession}

import scala.collection.mutable
import scala.jdk.CollectionConverters._
import scala.util.Random

/** The tables that an aggregation reads and lands, in memory, and a run as the platform does it: partitions
  * that changes touch are computed and replaced, table by table. It asks for what is agreed, and fails where
  * that doesn't hold.
  */
final class InMemoryProduct(
    spark: SparkSession,
    aggregation: Aggregation,
    contract: Map[String, ContractTable]
) extends Ports {
  private type Key = Seq[Any]
  private type Partitions = Map[Key, Seq[Row]]
  private var tables: Map[String, Partitions] = Map.empty.withDefaultValue(Map.empty)
  private val own: Seq[String] = aggregation.tables.asScala.toSeq
  private val reads = mutable.ListBuffer.empty[(String, Key)]

  /** The partitions read so far, by table. */
  def asked: Map[String, Set[Seq[Any]]] = reads.toSet[(String, Key)].groupMap(_._1)(_._2)
  def forgetAsked(): Unit = reads.clear()

  /** Lands a row of a port; one with its primary key is replaced, as the platform's upsert does. */
  def upsert(table: String, row: Row): Unit = {
    val key = valuesOf(table, row, contract(table).primaryKey)
    val others = partition(table, row).filter(valuesOf(table, _, contract(table).primaryKey) != key)
    put(table, keyOf(table, row), others :+ row)
  }

  def remove(table: String, row: Row): Unit =
    put(table, keyOf(table, row), partition(table, row).filter(_ != row))

  def keyOf(table: String, row: Row): Seq[Any] = valuesOf(table, row, contract(table).partitionKey)

  def rows(table: String): Seq[Row] = tables(table).values.flatten.toSeq

  /** Every row of every own table, comparable. */
  def content: Map[String, Set[Seq[Any]]] =
    own.map(t => t -> rows(t).map(comparable).toSet).toMap

  /** The partitions that a run would compute. */
  def touched(changed: Map[String, Set[Seq[Any]]]): Seq[Seq[Any]] = {
    val changes: Changes = table => keys(table, changed.getOrElse(table, Set.empty).toSeq)
    val touched = aggregation.touched(changes, this).collect().map(_.toSeq).toSeq
    require(touched.distinct == touched, s"touched twice: ${touched.diff(touched.distinct)}")
    touched
  }

  /** A run over the changed partitions.
    *
    * @param killed
    *   says when it is killed, after some partitions of some tables; they are landed in any order
    */
  def run(changed: Map[String, Set[Seq[Any]]], killed: Option[Random] = None): Unit = {
    val stale = touched(changed)
    val computed = aggregation.compute(keys(own.head, stale), this).asScala.map { case (table, rows) =>
      table -> checked(table, rows, stale.toSet)
    }
    require(computed.keySet == own.toSet)
    val writes = own.flatMap { table =>
      val byKey = computed(table).groupBy(keyOf(table, _))
      killed.fold(stale)(_.shuffle(stale)).map(key => (table, key, byKey.getOrElse(key, Nil)))
    }
    val survive = killed.fold(writes.size)(_.nextInt(writes.size + 1))
    writes.take(survive).foreach { case (table, key, rows) => put(table, key, rows) }
  }

  private def checked(table: String, rows: DataFrame, touched: Set[Seq[Any]]): Seq[Row] = {
    val ContractTable(schema, _, primaryKey) = contract(table)
    val inOrder = rows.select(schema.fieldNames.map(col).toSeq: _*)
    require(rows.columns.length == schema.length, s"$table has more columns than its contract")
    require(inOrder.schema.map(_.dataType) == schema.map(_.dataType), s"$table: ${rows.schema.simpleString}")
    val collected = inOrder.collect().toSeq
    val keys = collected.map(valuesOf(table, _, primaryKey))
    require(keys.distinct == keys, s"$table has a key twice")
    require(collected.forall(row => touched(keyOf(table, row))), s"$table has a partition that isn't touched")
    collected
  }

  override def partitions(table: String, keys: Dataset[Row]): DataFrame = {
    val columns = contract(table).partitionKey
    require(keys.columns.toSet == columns.toSet, s"keys of $table: ${keys.columns.mkString(", ")}")
    val wanted = keys.select(columns.head, columns.tail: _*).collect().map(_.toSeq).toSeq
    require(wanted.distinct == wanted, s"partitions of $table are asked for twice")
    reads ++= wanted.map(table -> _)
    frame(contract(table).schema, wanted.flatMap(key => tables(table).getOrElse(key, Nil)))
  }

  override def all(table: String, columns: String*): DataFrame = throw new UnsupportedOperationException(
    s"all of $table"
  )

  private def keys(table: String, keys: Seq[Seq[Any]]): DataFrame = {
    val ContractTable(schema, columns, _) = contract(table)
    frame(StructType(columns.map(schema(_))), keys.map(Row.fromSeq))
  }

  private def frame(schema: StructType, rows: Seq[Row]): DataFrame =
    spark.createDataFrame(rows.asJava, schema)

  private def partition(table: String, row: Row): Seq[Row] =
    tables(table).getOrElse(keyOf(table, row), Nil)

  private def put(table: String, key: Key, rows: Seq[Row]): Unit =
    tables =
      tables.updated(table, if (rows.isEmpty) tables(table) - key else tables(table).updated(key, rows))

  private def valuesOf(table: String, row: Row, columns: Seq[String]): Key =
    columns.map(name => row.get(contract(table).schema.fieldIndex(name)))

  private def comparable(row: Row): Seq[Any] = row.toSeq.map {
    case bytes: Array[Byte] => bytes.toSeq
    case other              => other
  }
}
