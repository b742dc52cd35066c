package io.meshwork.customer360.identity

/** A person in standard form; a test says what differs. */
object Someone {
  val ann: Person = person("a")

  def person(
      id: String,
      given: String = "ann",
      surname: String = "miller",
      number: String = "12",
      street: String = "stationroad",
      area: String = null,
      suburb: String = "weston",
      postcode: String = "2611",
      nationalId: String = "4812375",
      birth: String = "19560409",
      phone: String = "+61293744000",
      email: String = "ann.miller@example.com"
  ): Person =
    new Person(id, given, surname, number, street, area, suburb, postcode, nationalId, birth, phone, email)

  val silent: Person = new Person("s", null, null, null, null, null, null, null, null, null, null, null)
}
