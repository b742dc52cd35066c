package io.meshwork.customer360.identity

import org.apache.spark.sql.DataFrame

import java.nio.file.{Files, Path}

/** Three public sets of persons with duplicates, of which only the records are seen. The number in `rec_id`
  * says who is who, and is read by the scores alone.
  */
class FebrlSpec extends LinkageFixture {
  private val folder = Path
    .of(System.getProperty("meshwork.home"))
    .resolve("../shared/data/customer360/febrl")
    .normalize

  private def read(set: Int): DataFrame = {
    val file = folder.resolve(s"dataset$set.csv")
    assume(Files.isReadable(file), s"there is no $file: nothing to link")
    spark.read
      .option("header", "true")
      .option("ignoreLeadingWhiteSpace", "true")
      .option("ignoreTrailingWhiteSpace", "true")
      .option("inferSchema", "false")
      .csv(file.toString)
  }

  /** The id told nothing: what it says is hashed away, so that nothing can be read from it. */
  private def hidden(records: DataFrame): DataFrame =
    records.selectExpr("md5(rec_id) as record_id", "*").drop("rec_id")

  case class Scores(precision: Double, recall: Double) {
    def f1: Double = 2 * precision * recall / (precision + recall)
    override def toString: String = f"precision $precision%.4f, recall $recall%.4f, F1 $f1%.4f"
  }

  private def scores(records: DataFrame, members: DataFrame): Scores = {
    val rows = records
      .selectExpr("md5(rec_id) as record_id", "split(rec_id, '-')[1] as person")
      .join(members, "record_id")
      .select("person", "cluster_id")
      .collect()
    assert(rows.length == records.count())
    def pairs(key: org.apache.spark.sql.Row => Any): Double =
      rows.groupBy(key).values.map(g => g.length * (g.length - 1.0) / 2).sum
    val both = pairs(r => (r.getString(0), r.getString(1)))
    Scores(both / pairs(_.getString(1)), both / pairs(_.getString(0)))
  }

  for (set <- 1 to 3)
    test(s"links dataset $set with precision, recall and F1 of at least 0.98") {
      val records = read(set)
      val found = scores(records, link(hidden(records)).members)
      info(s"dataset $set: $found")
      assert(found.precision >= 0.98 && found.recall >= 0.98 && found.f1 >= 0.98, found)
    }

  for (set <- 1 to 3)
    test(s"links dataset $set by a model that has seen no record, well enough to serve") {
      val records = read(set)
      val byModel = new PairwiseLinkage(LinkageModel.expected, LinkageParameters.defaults)
      val found = scores(records, byModel.members(hidden(records)))
      info(s"dataset $set: $found")
      assert(found.precision >= 0.98 && found.recall >= 0.98 && found.f1 >= 0.98, found)
    }
}
