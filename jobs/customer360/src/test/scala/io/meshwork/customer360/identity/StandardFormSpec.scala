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
    assert(Phones.standard("(02) 9374 4000", "AU") == "+61293744000")
    assert(Phones.standard("+61 2 9374 4000", "GB") == "+61293744000")
    assert(Phones.standard("020 7031 3000", "GB") == "+442070313000")
  }

  test("what can't be called is no phone") {
    assert(Phones.standard("12", "AU") == null)
    assert(Phones.standard("none", "AU") == null)
    assert(Phones.standard("", "AU") == null)
    assert(Phones.standard(null, "AU") == null)
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
