package io.meshwork.customer360.identity

import java.io.{ByteArrayOutputStream, PrintStream}
import java.nio.file.{Files, Path}

class EstimateLinkageSpec extends LinkageFixture {
  private lazy val folder = Files.createTempDirectory("linkage")
  private lazy val town: Path = {
    val file = folder.resolve("town.jsonl")
    Files.writeString(file, Town.records(spark).toJSON.collect().mkString("\n"))
    file
  }

  private def run(arguments: String*): (Int, String, String) = {
    val (stdout, stderr) = (new ByteArrayOutputStream, new ByteArrayOutputStream)
    val (out, err) = (System.out, System.err)
    System.setOut(new PrintStream(stdout, true, "UTF-8"))
    System.setErr(new PrintStream(stderr, true, "UTF-8"))
    try {
      val exitCode = EstimateLinkage.run(arguments: _*)
      (exitCode, stdout.toString("UTF-8"), stderr.toString("UTF-8"))
    } finally {
      System.setOut(out)
      System.setErr(err)
    }
  }

  private def estimate(records: Path, out: Path): (Int, String, String) =
    run("--records", records.toString, "--region", "AU", "--version", "town-1", "--out", out.toString)

  test("writes a model of its own records, by which they are linked as by no other") {
    spark.range(1).count() // so that there is a session, which the run takes
    val out = folder.resolve("model.json")
    val (exitCode, told, err) = estimate(town, out)
    assert(exitCode == 0, err)
    val records = Town.records(spark)
    assert(told.contains(s"Linkage model town-1 of ${records.count()} records: "))
    assert(told.contains("No two records say anything of NATIONAL_ID: weighed as is expected."))
    val written = ModelFile.read("model.json", Files.readString(out))
    assert(written.origin.version == "town-1" && written.origin.records == records.count())
    assert(written.terms == estimated(records).terms)
    assert(clusters(members(written, records)) == clusters(link(records)))
  }

  test("what can't be run is refused with what to do") {
    def refused(arguments: String*): String = {
      val (exitCode, _, err) = run(arguments: _*)
      assert(exitCode == 2, err)
      err
    }
    assert(refused("--region", "AU").startsWith("Missing required option"))
    def of(records: String, region: String, version: String): String =
      refused("--records", records, "--region", region, "--version", version, "--out", "unused.json")
    assert(
      of("x.csv", "Australia", "1") == "--region: Australia is no ISO 3166 country. Give one such as AU.\n"
    )
    assert(
      of("x.csv", "AU", "a b") == "--version: give 1 to 64 letters, digits, dots, underscores or hyphens.\n"
    )
    assert(of("/none/x.csv", "AU", "1") == "--records: there is no /none/x.csv. Give a file.\n")
    val unknown = Files.writeString(folder.resolve("x.txt"), "")
    assert(of(unknown.toString, "AU", "1").contains("tells no format. Give a .csv, .jsonl or .parquet."))
    val nameless = Files.writeString(folder.resolve("x.csv"), "rec_id\n1\n")
    assert(of(nameless.toString, "AU", "1").contains("has no column record_id. Name its columns as"))
    val empty = Files.writeString(folder.resolve("empty.csv"), "record_id\n")
    assert(of(empty.toString, "AU", "1").startsWith("There are no records to estimate from."))
  }
}
