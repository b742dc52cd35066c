package io.meshwork.customer360.identity

import org.apache.spark.sql.types.StructType
import org.apache.spark.sql.{DataFrame, Row, SparkSession}

import scala.jdk.CollectionConverters._
import scala.util.Random

/** A town of households: three people share surname, address and phone. Some people are recorded two or three
  * times, the later times with a slip in one attribute and another missing. The same town every time.
  */
object Town {
  case class Resident(number: Int, copies: Int, attributes: Map[String, String])

  private val ddl = "record_id string, given_name string, surname string, street_number string, " +
    "address_1 string, suburb string, postcode string, date_of_birth string, phone string, email string"
  private val columns = StructType.fromDDL(ddl).fieldNames.tail

  private def name(random: Random): String = {
    def one(of: String): Char = of(random.nextInt(of.length))
    Seq.fill(2 + random.nextInt(2))(s"${one("bdfgklmnprstvw")}${one("aeiou")}${one("lmnrst")}").mkString
  }

  private def household(number: Int): Seq[Resident] = {
    val random = new Random(number)
    val shared = Map(
      "surname" -> name(random),
      "street_number" -> (1 + random.nextInt(99)).toString,
      "address_1" -> s"${name(random)} street",
      "suburb" -> name(new Random(1000 + number % 20)),
      "postcode" -> (2600 + number % 20).toString,
      "phone" -> f"02 93${random.nextInt(1000000)}%06d"
    )
    (0 until 3).map { i =>
      val given = name(random)
      val year = if (i == 2) 1985 + random.nextInt(15) else 1950 + random.nextInt(20)
      val own = Map(
        "given_name" -> given,
        "date_of_birth" -> f"$year-${1 + random.nextInt(12)}%02d-${1 + random.nextInt(28)}%02d",
        "email" -> s"$given${random.nextInt(100)}@example.com"
      )
      Resident(3 * number + i, if (i < 2) 2 + number % 2 else 1, shared ++ own)
    }
  }

  val people: Seq[Resident] = (0 until 80).flatMap(household)

  def id(number: Int, copy: Int): String = f"r$number%03d-$copy"

  private def slip(value: String, random: Random): String = {
    val i = random.nextInt(value.length - 1)
    value.patch(i, value.substring(i, i + 2).reverse, 2)
  }

  private def row(person: Resident, copy: Int): Row = {
    val random = new Random(10L * person.number + copy)
    val Seq(mistyped, missing) = random.shuffle(columns.toSeq).take(2)
    val written = person.attributes ++
      (if (copy == 0) Map.empty
       else Map(mistyped -> slip(person.attributes(mistyped) + " ", random), missing -> null))
    Row.fromSeq(id(person.number, copy) +: columns.map(written).toSeq)
  }

  def records(spark: SparkSession): DataFrame = {
    val rows = for (person <- people; copy <- 0 until person.copies) yield row(person, copy)
    spark.createDataFrame(rows.asJava, StructType.fromDDL(ddl))
  }
}
