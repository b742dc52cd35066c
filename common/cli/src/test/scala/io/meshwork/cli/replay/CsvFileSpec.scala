package io.meshwork.cli.replay

import io.meshwork.cli.CliException
import java.nio.charset.StandardCharsets.{ISO_8859_1, UTF_8}
import java.nio.file.{Files, Path}
import java.util.Optional
import java.util.zip.GZIPOutputStream
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._
import scala.util.Using

class CsvFileSpec extends AnyFunSuite {

  private def cells(csv: CsvFile, column: String): Seq[String] =
    Using.resource(csv.rows())(_.iterator.asScala.map(_.get(column)).toList)

  private def plain(path: Path) = new CsvFile(path, ',', UTF_8, Optional.empty())

  private def written(suffix: String, bytes: Array[Byte]): Path =
    Files.write(Files.createTempFile("file", suffix), bytes)

  test("reads quoted cells, another delimiter and another encoding") {
    val path =
      written(".csv", "a;b\n\"x;y\";Říp\n".replace("Ř", "R").replace("í", "\u00ed").getBytes(ISO_8859_1))
    val csv = new CsvFile(path, ';', ISO_8859_1, Optional.empty())
    assert(csv.columns().asScala == Seq("a", "b"))
    assert(cells(csv, "a") == Seq("x;y"))
    assert(cells(csv, "b") == Seq("R\u00edp"))
  }

  test("passes over a byte order mark") {
    assert(
      plain(written(".csv", "\ufeffa\n1\n".getBytes(UTF_8))).columns().asScala == Seq("a")
    )
  }

  test("unpacks gzip") {
    val path = Files.createTempFile("file", ".csv.gz")
    Using.resource(new GZIPOutputStream(Files.newOutputStream(path)))(_.write("a\n1\n2\n".getBytes(UTF_8)))
    assert(cells(plain(path), "a") == Seq("1", "2"))
  }

  test("takes a text for no value") {
    val path = written(".csv", "a,b\nNULL,1\n,NULLS\n".getBytes(UTF_8))
    val csv = new CsvFile(path, ',', UTF_8, Optional.of("NULL"))
    assert(cells(csv, "a") == Seq("", "") && cells(csv, "b") == Seq("1", "NULLS"))
    assert(cells(plain(path), "a") == Seq("NULL", ""))
  }

  test("says which encoding a file isn't in, rather than publish what it can't read") {
    val path = written(".csv", "name\nR\u00edp\n".getBytes(ISO_8859_1))
    val expected = s"$path is not UTF-8 text. Name its encoding, such as --encoding ISO-8859-1"
    assert(intercept[CliException](plain(path).columns()).getMessage == expected)
  }

  test("says that a file isn't there, or can't be read") {
    val absent = plain(Path.of("/no/such.csv"))
    assert(intercept[CliException](absent.columns()).getMessage == "there is no file /no/such.csv")
    val notGzip = written(".gz", "a\n1\n".getBytes(UTF_8))
    assert(
      intercept[CliException](
        plain(notGzip).columns()
      ).getMessage == s"cannot read $notGzip: Not in GZIP format"
    )
  }
}
