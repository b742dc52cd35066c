package io.meshwork.customer360.identity

import org.apache.spark.sql.{DataFrame, Row}

import java.nio.file.{Files, Path}

/** Three public sets of persons with duplicates, of which only the records are seen. The number in `rec_id`
  * says who is who, and is read by the scores alone.
  */
class FebrlSpec extends LinkageFixture {
  private val home = Path.of(System.getProperty("meshwork.home"))
  private val folder = home.resolve("../shared/data/customer360/febrl").normalize

  private def read(set: Int): DataFrame = {
    val file = folder.resolve(s"dataset$set.csv")
    assume(Files.isReadable(file), s"there is no $file: nothing to link")
    spark.read
      .option("header", "true")
      .option("ignoreLeadingWhiteSpace", "true")
      .option("ignoreTrailingWhiteSpace", "true")
      .option("inferSchema", "false")
      .csv(file.toString)
      .withColumnRenamed("soc_sec_id", "national_id")
  }

  /** The id told nothing: what it says is hashed away, so that nothing can be read from it. */
  private def hidden(records: DataFrame, set: Int): DataFrame =
    records.selectExpr(s"concat('$set-', md5(rec_id)) as record_id", "*").drop("rec_id")

  case class Scores(precision: Double, recall: Double) {
    def f1: Double = 2 * precision * recall / (precision + recall)
    override def toString: String = f"precision $precision%.4f, recall $recall%.4f, F1 $f1%.4f"
  }

  private def scores(set: Int, model: DataFrame => LinkageModel): Scores = {
    val records = read(set)
    val unseen = hidden(records, set)
    val rows = records
      .selectExpr(s"concat('$set-', md5(rec_id)) as record_id", "split(rec_id, '-')[1] as person")
      .join(members(model(unseen), unseen), "record_id")
      .select("person", "cluster_id")
      .collect()
    assert(rows.length == records.count())
    def pairs(key: Row => Any): Double =
      rows.groupBy(key).values.map(g => g.length * (g.length - 1.0) / 2).sum
    val both = pairs(r => (r.getString(0), r.getString(1)))
    Scores(both / pairs(_.getString(1)), both / pairs(_.getString(0)))
  }

  private def links(set: Int, model: DataFrame => LinkageModel): Unit = {
    val found = scores(set, model)
    info(s"dataset $set: $found")
    assert(found.precision >= 0.98 && found.recall >= 0.98 && found.f1 >= 0.98, found)
  }

  private val shipped = LinkageModel.shipped

  for (set <- 1 to 3)
    test(s"the shipped model links dataset $set with precision, recall and F1 of at least 0.98") {
      links(set, _ => shipped)
    }

  for (set <- 1 to 3)
    test(s"a model with the terms of dataset $set, estimated from it, links it as well") {
      links(
        set,
        records => {
          val model = estimated(records)
          assert(model.terms.size > 0)
          model
        }
      )
    }

  /** All three as the records of one company, without their terms and blocks: these are other people's. */
  private lazy val all: LinkageModel = {
    val records = (1 to 3).map(set => hidden(read(set), set)).reduce(_ unionByName _)
    val model = Estimation.by(parameters).model(records, shipped.origin.version, shipped.origin.estimatedOn)
    new LinkageModel(model.origin, model.region, model.weights, Terms.none, java.util.Map.of())
  }

  test("the shipped model is what expectation maximisation estimates from the three sets") {
    val written = home.resolve("jobs/customer360/target/febrl-model.json")
    Files.writeString(written, ModelFile.text(all))
    assert(shipped.origin == all.origin && shipped.region == all.region)
    def same(what: String, is: Double, estimated: Double): Unit =
      assert(math.abs(is / estimated - 1) < 1e-4, s"$what; the estimate is in $written")
    same("prior", shipped.weights.prior, all.weights.prior)
    for (comparison <- Comparison.values; level <- 1 to comparison.levels.size) {
      val (is, found) = (shipped.weights, all.weights)
      same(s"m of $comparison $level", is.`match`(comparison, level), found.`match`(comparison, level))
      same(s"u of $comparison $level", is.chance(comparison, level), found.chance(comparison, level))
    }
    for (comparison <- Comparison.values)
      assert(shipped.weights.pairs()(comparison.ordinal) == all.weights.pairs()(comparison.ordinal))
  }

  test("nothing of the sets' records is in the shipped model") {
    assert(shipped.terms.size == 0 && shipped.common.isEmpty)
  }
}
