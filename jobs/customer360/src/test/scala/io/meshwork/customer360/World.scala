package io.meshwork.customer360

import org.apache.spark.sql.Row

import java.sql.{Date, Timestamp}
import java.time.{Instant, LocalDate}
import java.util.Random

/** A few customers under several records each, and what they did: small enough to look at, and with all that
  * can go wrong in it: shared phones, changed names, records with nothing to link on, erased ones.
  */
object World {

  /** One change of one source's row; the highest version of a key counts, none of `row` means that it is
    * gone.
    */
  case class Event(table: String, key: Seq[Any], version: Int, row: Option[Row])

  def at(day: String): Timestamp = Timestamp.from(Instant.parse(s"${day}T10:00:00Z"))

  def record(
      id: String,
      given: String = null,
      surname: String = null,
      birth: String = null,
      phone: String = null,
      email: String = null,
      street: String = null,
      suburb: String = null,
      consent: Option[(Boolean, String)] = None,
      created: String = "2025-01-01",
      updated: String = null,
      country: String = null
  ): Row = Row(
    id,
    given,
    surname,
    if (street == null) null else "12",
    street,
    null,
    suburb,
    if (suburb == null) null else "2611",
    if (country == null && suburb != null) "AU" else country,
    birth,
    null,
    phone,
    email,
    consent.map(_._1).map(Boolean.box).orNull,
    consent.map(c => at(c._2)).orNull,
    at(created),
    at(Option(updated).getOrElse(created))
  )

  def line(customer: Int, invoice: String, line: Long, quantity: Int, price: String, day: String): Row =
    Row(customer, invoice, line, quantity, at(day), new java.math.BigDecimal(price).setScale(3), "GBP")

  def interaction(record: String, id: String, kind: String, day: String, state: String = null): Row =
    Row(record, at(day), id, if (kind == "VISIT") "web" else "support", kind, null, state)

  def payment(
      account: String,
      id: String,
      kind: String,
      amount: String,
      day: String,
      balance: String = "100"
  ): Row = {
    val date = LocalDate.parse(day)
    def money(text: String) = new java.math.BigDecimal(text).setScale(2)
    Row(
      account,
      Date.valueOf(date.withDayOfYear(1)),
      id,
      at(day),
      kind,
      money(amount),
      "CZK",
      money(balance),
      null,
      null,
      0
    )
  }

  private val givenNames = Seq("karl", "miriam", "tobias", "olga", "renee")
  private val surnames = Seq("barden", "olssen", "quigley", "ferris", "thornhill", "ivanov", "weber")

  private def customers(i: Int): Seq[Event] = {
    val random = new Random(i)
    val (given, surname) = (givenNames(i % givenNames.size), surnames(i % surnames.size))
    val birth = f"${1950 + 3 * i}-0${1 + i % 9}-1${i % 10}"
    val phone = s"(02) 9374 40${10 + i / 2}" // Two share one.
    val email = s"$given.$i@example.com"
    def event(version: Int, row: Row) = Event("customers", Seq(row.getString(0)), version, Some(row))
    Seq(
      event(
        1,
        record(s"shop-${100 + i}", given, surname, birth, phone, email, created = "2025-01-0" + (1 + i % 9))
      ),
      event(
        1,
        record(
          s"bank-A$i",
          given,
          surname,
          birth,
          null,
          null,
          "Station Road",
          "Weston",
          Some((true, "2025-02-01")),
          "2025-02-02"
        )
      ),
      event(
        2,
        record(
          s"bank-A$i",
          given,
          s"m$surname",
          birth,
          phone,
          null,
          "Mill Lane",
          "Weston",
          Some((i % 2 == 0, "2025-03-01")),
          "2025-02-02",
          "2025-03-01"
        )
      ),
      event(
        1,
        record(s"support-$i", given.toUpperCase, null, null, phone, email.toUpperCase, created = "2024-12-31")
      ),
      event(1, record(s"support-silent$i"))
    ) ++ (if (i % 4 == 3) Seq(Event("customers", Seq(s"shop-${100 + i}"), 2, None)) else Nil)
  }

  private def deeds(i: Int): Seq[Event] = {
    def event(table: String, key: Seq[Any], row: Row) = Event(table, key, 1, Some(row))
    val orders =
      (1 to 3).map(k => line(100 + i, s"53${i}00$k", k, 2 * k, "1.250", s"2025-0${k + i % 4}-15")) :+
        line(100 + i, s"C3${i}003", 9, -6, "1.250", "2025-07-20")
    val asked = interaction(s"support-$i", s"i$i", "CALL", "2025-05-05", "OPEN")
    val paid = Seq(
      payment(s"A$i", s"p$i", "PRIJEM", "700.00", "2025-03-03"),
      payment(s"A$i", s"q$i", "VYDAJ", "5.50", "2025-04-03", "-2")
    )
    orders.map(o => event("order_lines_by_customer", Seq(o.get(0), o.get(1), o.get(2)), o)) ++
      Seq(event("interactions_by_customer", Seq(asked.get(0), asked.get(2)), asked)) ++
      paid.map(p => event("payments_by_account", Seq(p.get(0), p.get(1), p.get(2)), p))
  }

  def events(people: Int): Seq[Event] = (0 until people).flatMap(i => customers(i) ++ deeds(i))

  /** What the sources hold after these events, in whatever order they came. */
  def landed(events: Seq[Event], table: String): Seq[Row] =
    events.filter(_.table == table).groupBy(_.key).values.flatMap(_.maxBy(_.version).row).toSeq

  /** The partition key of an event's row. */
  def partition(event: Event): Seq[Any] = event.key.take(Mesh.tables(event.table)._1.size)
}
