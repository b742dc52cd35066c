package io.meshwork.customer360.identity

import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks

class StandardFormSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  test("names lose case, accents, punctuation and spaces") {
    assert(Text.standard(" Van der Berg ") == "vanderberg")
    assert(Text.standard("O'Brien-Núñez") == "obriennunez")
    assert(Text.standard("Strauß") == Text.standard("STRAUSS"))
    assert(Text.standard("ﬁona") == "fiona")
    assert(Text.standard("Ελένη") == Text.standard("ΕΛΕΝΗ"))
  }

  test("a name of nothing but punctuation is no name") {
    assert(Text.standard(null) == null)
    assert(Text.standard("") == null)
    assert(Text.standard(" - . ") == null)
  }

  test("a standard text is its own standard") {
    forAll(Gen.asciiPrintableStr) { written =>
      val once = Text.standard(written)
      assert(Text.standard(once) == once)
    }
  }

  test("dates come with the year first, with and without separators and time") {
    for (written <- Seq("19560409", "1956-04-09", "1956-4-9", "1956/04/09", " 1956-04-09T00:00:00Z"))
      assert(Dates.standard(written) == "19560409", written)
  }

  test("a date that no calendar has is kept, what is no date isn't") {
    assert(Dates.standard("19561309") == "19561309")
    assert(Dates.standard("09/04/1956") == null)
    assert(Dates.standard("1956") == null)
    assert(Dates.standard("unknown") == null)
    assert(Dates.standard(null) == null)
  }

  test("phones are E.164, of the default region where they name no country") {
    assert(Phones.standard("(02) 9374 4000", null, "AU") == "+61293744000")
    assert(Phones.standard("+61 2 9374 4000", null, "GB") == "+61293744000")
    assert(Phones.standard("020 7031 3000", null, "GB") == "+442070313000")
  }

  test("a number without a country is of its record's, where that is one") {
    assert(Phones.standard("020 7946 0958", "GB", "AU") == "+442079460958")
    assert(Phones.standard("(02) 9374 4000", "XX", "AU") == "+61293744000")
    assert(Phones.standard("(02) 9374 4000", "", "AU") == "+61293744000")
    assert(Phones.standard("+61 2 9374 4000", "GB", "AU") == "+61293744000")
  }

  test("a phone number of one digit repeated says nothing of a person, others do") {
    for (written <- Seq("0000 000 000", "+61 000 000 000", "11 1111 1111", "0999999999", "none", null))
      assert(Phones.telling(written, null, "AU") == null, String.valueOf(written))
    assert(Phones.telling("(02) 2222 2223", null, "AU") == "+61222222223")
    assert(Phones.telling("020 7946 0958", "GB", "AU") == "+442079460958")
  }

  test("an e-mail address that is no person's says nothing, others do") {
    for (written <- Seq("no-reply@example.com", "Info+x@Example.com", "unknown@example.com", "nobody", null))
      assert(Emails.telling(written) == null, String.valueOf(written))
    assert(Emails.telling("ann.info@example.com") == "ann.info@example.com")
  }

  test("what can't be called is no phone") {
    assert(Phones.standard("12", null, "AU") == null)
    assert(Phones.standard("none", null, "AU") == null)
    assert(Phones.standard("", null, "AU") == null)
    assert(Phones.standard(null, null, "AU") == null)
  }

  test("e-mails of one mailbox are one") {
    assert(Emails.standard(" Ann.Lee+shop@Example.COM ") == "ann.lee@example.com")
    assert(Emails.standard("Ann.Lee@googlemail.com") == "annlee@gmail.com")
    assert(Emails.standard("ann@bücher.example") == "ann@xn--bcher-kva.example")
  }

  test("what is no e-mail is none") {
    for (written <- Seq("ann", "ann@", "@example.com", "a b@example.com", "a@b@c", "+x@example.com", null))
      assert(Emails.standard(written) == null, String.valueOf(written))
  }
}
