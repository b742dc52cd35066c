package io.meshwork.governance.quarantine

import java.io.{ByteArrayInputStream, ByteArrayOutputStream, ObjectInputStream, ObjectOutputStream}
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}
import java.util.Base64
import org.scalacheck.Gen
import org.scalatest.funsuite.AnyFunSuite
import org.scalatestplus.scalacheck.ScalaCheckPropertyChecks
import scala.jdk.CollectionConverters._

class KeyRingSpec extends AnyFunSuite with ScalaCheckPropertyChecks {
  private val address = new RecordAddress("shop.orders", 3, 42)

  private def key(id: String, seed: Int): String =
    s"$id:${Base64.getEncoder.encodeToString(Array.fill[Byte](32)(seed.toByte))}"

  private def content(value: String) = new RecordContent(
    "anna@example.org".getBytes(UTF_8),
    List(
      new RecordContent.Header("trace", "t-1".getBytes(UTF_8)),
      new RecordContent.Header("none", null)
    ).asJava,
    value.getBytes(UTF_8)
  )

  private def parts(content: RecordContent) = (
    Option(content.key).map(_.toSeq),
    Option(content.headers).map(_.asScala.map(h => (h.key, Option(h.value).map(_.toSeq))).toSeq),
    Option(content.value).map(_.toSeq)
  )

  private def refused(block: => Any): String = intercept[KeyRingException](block).getMessage

  test("opens what it sealed, whatever the record carries") {
    val bytes = Gen.option(Gen.containerOf[Array, Byte](Gen.choose(Byte.MinValue, Byte.MaxValue)))
    val headers = Gen.option(Gen.listOf(Gen.zip(Gen.alphaStr, bytes)))
    val ring = KeyRing.parse(key("k1", 1))
    forAll(bytes, headers, bytes) { (messageKey, headers, value) =>
      val content = new RecordContent(
        messageKey.orNull,
        headers.map(_.map { case (name, v) => new RecordContent.Header(name, v.orNull) }.asJava).orNull,
        value.orNull
      )
      assert(
        parts(ring.open(ring.seal(content, "shop.orders", address), "shop.orders", address)) == parts(content)
      )
    }
  }

  test("nothing of the content is left to read") {
    val sealed_ = KeyRing.parse(key("k1", 1)).seal(content("anna@example.org"), "shop.orders", address)
    assert(sealed_.keyId == "k1")
    assert(!new String(sealed_.bytes, UTF_8).contains("anna"))
    assert(!new String(sealed_.bytes, UTF_8).contains("trace"))
  }

  test("the same content is never encrypted to the same bytes twice") {
    val ring = KeyRing.parse(key("k1", 1))
    val twice = Seq.fill(2)(ring.seal(content("x"), "shop.orders", address).bytes.toSeq)
    assert(twice.head != twice.last)
  }

  test("is bound to its product and record") {
    val ring = KeyRing.parse(key("k1", 1))
    val sealed_ = ring.seal(content("x"), "shop.orders", address)
    val says = "doesn't open with the key k1: it was encrypted with another key of this id, or changed since."
    assert(refused(ring.open(sealed_, "shop.returns", address)).endsWith(says))
    assert(refused(ring.open(sealed_, "shop.orders", new RecordAddress("shop.orders", 3, 43))).endsWith(says))
    sealed_.bytes()(20) = (sealed_.bytes()(20) ^ 1).toByte
    assert(refused(ring.open(sealed_, "shop.orders", address)) == s"record shop.orders-3-42 $says")
  }

  test("the first key encrypts, and what an older one encrypted still opens") {
    val old = KeyRing.parse(key("k1", 1))
    val rotated = KeyRing.parse(key("k2", 2) + "\n" + key("k1", 1) + "\n")
    val before = old.seal(content("x"), "p.q", address)
    assert(rotated.seal(content("x"), "p.q", address).keyId == "k2")
    assert(parts(rotated.open(before, "p.q", address)) == parts(content("x")))
  }

  test("says which key is missing") {
    val sealed_ = KeyRing.parse(key("k1", 1)).seal(content("x"), "p.q", address)
    assert(
      refused(KeyRing.parse(key("k2", 2)).open(sealed_, "p.q", address)) ==
        "record shop.orders-3-42 is encrypted with the key k1, which isn't among those given: k2."
    )
  }

  test("refuses keys that aren't well-formed, and repeats none of them") {
    val form = " Keys are written ID:BASE64, one a line or with commas between, each of 32 random bytes:" +
      " echo \"k1:$(openssl rand -base64 32)\""
    assert(refused(KeyRing.parse(" \n")) == "there is no key." + form)
    assert(refused(KeyRing.parse("c2VjcmV0")) == "key 1 has no id." + form)
    assert(refused(KeyRing.parse(key("k1", 1) + ",k2:c2VjcmV0")) == "key 2 isn't 32 bytes in Base64." + form)
    assert(refused(KeyRing.parse("k1:!secret!")) == "key 1 isn't 32 bytes in Base64." + form)
    assert(refused(KeyRing.parse(key("k1", 1) + "\n" + key("k1", 2))) == "two keys have the id k1." + form)
  }

  test("reads a file, and says so if it can't") {
    val file = Files.writeString(Files.createTempFile("keys", ""), key("k1", 1) + "\n")
    assert(KeyRing.read(file).toString == "keys [k1]")
    assert(
      refused(KeyRing.read(Path.of("/no/keys"))).startsWith("/no/keys can't be read (NoSuchFileException).")
    )
  }

  test("travels to executors") {
    val bytes = new ByteArrayOutputStream()
    new ObjectOutputStream(bytes).writeObject(KeyRing.parse(key("k1", 1)))
    val ring =
      new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray)).readObject().asInstanceOf[KeyRing]
    assert(parts(ring.open(ring.seal(content("x"), "p.q", address), "p.q", address)) == parts(content("x")))
  }
}
