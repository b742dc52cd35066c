package io.meshwork.runtime.supersede

import io.meshwork.contract.FieldType.Kind
import io.meshwork.quality.plan.Plans
import io.meshwork.runtime.TestSpark
import io.meshwork.runtime.landing.TestContracts
import io.meshwork.runtime.landing.TestContracts.{field, table}
import org.apache.spark.sql.Row
import org.apache.spark.sql.types.StructType
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.jdk.CollectionConverters._

/** What is taken out of a batch makes no difference to its tables. */
class SupersessionSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private case class Version(
      a: String,
      b: Int,
      c: Option[String],
      d: Option[Int],
      delete: Boolean,
      time: Long
  )

  private val schema = StructType.fromDDL(
    "a string, b int, c string, d int, _partition int, _offset bigint, _delete boolean, _erase array<string>, _writetime bigint"
  )
  private val contract = TestContracts.contract(
    "k",
    Seq(
      table(
        "t",
        Seq(
          field("a", Kind.STRING),
          field("b", Kind.INTEGER),
          field("c", Kind.STRING),
          field("d", Kind.INTEGER)
        ),
        Seq("a"),
        Seq("b")
      )
    )
  )

  private val version = for {
    a <- Gen.oneOf("x", "y")
    b <- Gen.choose(1, 2)
    c <- Gen.option(Gen.oneOf("p", "q"))
    d <- Gen.option(Gen.choose(1, 2))
    delete <- Gen.prob(0.15)
    time <- Gen.choose(1L, 6L)
  } yield Version(a, b, if (delete) None else c, if (delete) None else d, delete, time)

  /** Each row's cells with their times, as Cassandra settles them: at one time a delete, then the larger
    * value.
    */
  private def landed(versions: Seq[Version]): Set[Any] =
    versions.groupBy(v => (v.a, v.b)).toSet.map { rows: ((String, Int), Seq[Version]) =>
      val deleted = rows._2.filter(_.delete).map(_.time).maxOption.getOrElse(0L)
      val alive = rows._2.filter(v => !v.delete && v.time > deleted)
      val c = alive.flatMap(v => v.c.map(v.time -> _)).maxOption
      val d = alive.flatMap(v => v.d.map(v.time -> _)).maxOption
      (rows._1, deleted, alive.map(_.time).maxOption, c, d)
    }

  private def rest(plans: Plans, versions: Seq[Version], partitions: Int): (Long, Seq[Version]) = {
    val rows = versions.zipWithIndex.map { case (v, i) =>
      Row(v.a, v.b, v.c.orNull, v.d.map(Int.box).orNull, i % 2, 7L * i, v.delete, null, v.time)
    }
    val frame = TestSpark.session.createDataFrame(rows.asJava, schema).repartition(partitions)
    val batch =
      plans.rows(TestSpark.session, frame.queryExecution.toRdd.toJavaRDD().map(_.copy()), schema)
    val outcome = new Supersession(contract).apply(batch)
    val left = outcome.rows.collect().asScala.map(r => versions((r.getLong(5) / 7).toInt)).toSeq
    assert(outcome.rows.dataset().count() == left.size)
    (outcome.superseded, left)
  }

  test("the others land the same, and there are fewer of them") {
    val plans = new Plans
    forAll(Gen.choose(0, 12).flatMap(Gen.listOfN(_, version)), Gen.choose(1, 3), minSuccessful(25)) {
      (versions, partitions) =>
        val (superseded, left) = rest(plans, versions, partitions)
        assert(superseded + left.size == versions.size)
        assert(landed(left) == landed(versions))
        assert(left.distinct.size == left.size, "of equal ones one is enough")
    }
  }

  test("rows that are all different are all left") {
    val versions = (1 to 50).map(i => Version("x", i, Some("p"), None, delete = false, 1))
    assert(rest(new Plans, versions, 1) == ((0, versions)))
  }
}
