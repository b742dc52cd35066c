package io.meshwork.finance

import io.meshwork.testkit.TestSpark
import io.meshwork.runtime.aggregate.{Aggregation, Changes, Ports}
import org.apache.spark.sql.functions.col
import org.apache.spark.sql.types.StructType
import org.apache.spark.sql.{DataFrame, Row}

import scala.jdk.CollectionConverters._

/** Published tables in memory: all rows of each, and its partition key. */
case class Published(tables: Map[String, (DataFrame, Seq[String])]) extends Ports {
  override def partitions(table: String, keys: DataFrame): DataFrame = {
    val (rows, key) = tables(table)
    assert(keys.columns.toSet == key.toSet, s"the partition key of $table")
    rows.join(keys, key, "left_semi")
  }

  override def all(table: String, columns: String*): DataFrame =
    if (columns.isEmpty) tables(table)._1 else tables(table)._1.select(columns.map(col): _*)

  /** All partitions that there are, as changes. */
  def keys: Map[String, DataFrame] =
    tables.map { case (table, (rows, key)) => table -> rows.select(key.head, key.tail: _*).distinct() }

  /** Some of the partitions as changes; of a table that isn't among them none. */
  def changes(of: Map[String, DataFrame]): Changes =
    (table: String) => of.get(table).map(_.distinct()).getOrElse(keys(table).limit(0))
}

/** An aggregation with the tables that it has made, run as the platform runs it: the touched partitions are
  * computed again and replaced, all others stay.
  */
final class InMemory(aggregation: Aggregation) {
  private var made = Map.empty[String, (Seq[Row], StructType)]

  /** @return the touched partitions */
  def run(changed: Map[String, DataFrame], published: Published): DataFrame = {
    val touched = aggregation.touched(published.changes(changed), published)
    val keys = touched.collect().toSeq
    assert(keys.size == keys.toSet.size, "a partition is touched twice")
    def isTouched(row: Row) = keys.contains(Row(touched.columns.map(c => row.getAs[Any](c)): _*))
    val frame = TestSpark.frame(keys, touched.schema)
    val computed = aggregation.compute(frame, published).asScala
    assert(computed.keySet == aggregation.tables.asScala.toSet)
    computed.foreach { case (table, rows) =>
      val now = rows.collect().toSeq
      assert(now.size == now.toSet.size && now.forall(isTouched), table)
      val kept = made.get(table).toSeq.flatMap(_._1).filterNot(isTouched)
      made += table -> (kept ++ now, rows.schema)
    }
    frame
  }

  def rows: Map[String, Set[Row]] = made.map { case (table, (rows, _)) => table -> rows.toSet }

  /** One of its tables, for others to read. */
  def frame(table: String): DataFrame = made(table) match {
    case (rows, schema) => TestSpark.frame(rows, schema)
  }
}

/** Records that come in batches, in any order; changes that are told at once, or together with later ones. */
case class Arrival[R](batches: Seq[Seq[R]], told: Seq[Boolean])

object Arrival {
  import org.scalacheck.Gen

  /** Each record once or twice, in a few batches. */
  def of[R](records: Seq[R]): Gen[Arrival[R]] = for {
    again <- Gen.someOf(records)
    seed <- Gen.long
    batches <- Gen.choose(1, 3)
    told <- Gen.listOfN(batches, Gen.oneOf(true, false))
  } yield {
    val shuffled = new scala.util.Random(seed).shuffle(records ++ again)
    Arrival(shuffled.grouped(shuffled.size / batches + 1).toSeq, told)
  }

  /** Lands batch by batch.
    *
    * @param published
    *   the tables that these records make
    * @param handle
    *   is given the changes that nobody was told of yet, and what is published now
    */
  def land[R](arrival: Arrival[R], published: Seq[R] => Published)(
      handle: (Map[String, DataFrame], Published) => Unit
  ): Unit = {
    var waiting = Map.empty[String, DataFrame]
    arrival.batches.indices.foreach { i =>
      published(arrival.batches(i)).keys.foreach { case (table, keys) =>
        waiting += table -> waiting.get(table).map(_.union(keys)).getOrElse(keys)
      }
      if (arrival.told.lift(i).getOrElse(true) || i + 1 == arrival.batches.size) {
        handle(waiting, published(arrival.batches.take(i + 1).flatten))
        waiting = Map.empty
      }
    }
  }
}
