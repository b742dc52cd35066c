package io.meshwork.customer360

import io.meshwork.testkit.Message
import java.time.Instant

/** What systems tell of a few persons, each by its topic's contract. */
object Told {
  val start: Instant = Instant.parse("2026-03-01T08:00:00Z")

  private val given = Seq("Ada", "Bruno", "Chiara", "Dario", "Elin", "Femi")
  private val surnames = Seq("Adler", "Berg", "Conti", "Dahl")

  /** A person's record in a system, as it was told for the so manieth time. */
  def record(person: Int, system: String, change: Int): Message = {
    val id = s"$system-${person + 1}"
    val at = start.plusSeconds(60L * change + person)
    val name = if (change == 2 && person % 3 == 0) "Newname" else surnames(person % surnames.size)
    Message(
      id,
      s"""{"record_id":"$id","given_name":"${given(
          person % given.size
        )}","surname":"$name","street_number":"${10 + person}",""" +
        s""""address_1":"High Street","postcode":"1${2000 + person}","country":"GB","date_of_birth":"19${60 + person}-0${1 + person % 9}-14",""" +
        s""""phone":"+44 20 7946 0${100 + person}","email":"p$person@example.org","created_at":"${start
            .minusSeconds(person)}",""" +
        s""""updated_at":"$at"}""",
      Some(at.toEpochMilli)
    )
  }

  def orderLine(
      invoice: String,
      line: Int,
      quantity: Int,
      day: Int,
      currency: String,
      customer: Int
  ): Message =
    Message(
      invoice,
      s"""{"invoice":"$invoice","line":$line,"stock_code":"2${1000 + line}","description":"TEA TOWEL","quantity":$quantity,""" +
        s""""invoice_date":"${start.minusSeconds(
            86400L * day
          )}","unit_price":2.50,"currency":"$currency",""" +
        s""""customer_id":$customer,"country":"France"}"""
    )

  def interaction(number: Int, record: String): Message = {
    val at = start.minusSeconds(3600L * number)
    Message(
      record,
      s"""{"interaction_id":"i$number","record_id":"$record","channel":"support","kind":"CALL","topic":"delivery",""" +
        s""""state":"OPEN","occurred_at":"$at","updated_at":"$at"}"""
    )
  }

  def payment(id: String, account: String, day: Int): Message = Message(
    account,
    s"""{"payment_id":"$id","account_id":"$account","booked_at":"${start.minusSeconds(
        86400L * day
      )}","type":"PRIJEM",""" +
      s""""amount":120.50,"currency":"CZK","version":0}"""
  )

  /** Somebody asks to be forgotten, a day later. */
  def erasure(request: String, record: String): Message = Message(
    request,
    s"""{"request_id":"$request","record_id":"$record","requested_at":"${start.plusSeconds(
        86400
      )}","channel":"web"}"""
  )
}
