package io.meshwork.cli.quarantine

import com.fasterxml.jackson.databind.{JsonNode, ObjectMapper}
import io.meshwork.cli.Mesh
import java.nio.file.{Files, Path}
import java.time.{Duration, Instant}
import org.scalatest.BeforeAndAfterAll
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class QuarantineCommandSpec extends AnyFunSuite with BeforeAndAfterAll {
  private val there = new QuarantineHome(Path.of(System.getProperty("meshwork.home")))
  private val ships = "sea.ships"
  private val people = "sea.people"
  private val now = Instant.now()

  override def beforeAll(): Unit = there.start()
  override def afterAll(): Unit = there.stop()

  private def json(text: String): JsonNode = new ObjectMapper().readTree(text)

  test("says that there is no quarantine before the first run") {
    val (code, _, err) = there.mesh("list", ships)
    assert(code == 3)
    assert(err.startsWith("mesh quarantine list: there is no quarantine in this Cassandra"))
    assert(err.endsWith("The first run makes it: mesh run sea.ships --batch\n"))
    there.createTables()
  }

  test("says so where nothing is, and of which time") {
    val (code, out, _) =
      there.mesh("list", ships, "--from", "2026-01-31", "--to", "2026-02-01T00:00:00+01:00")
    assert(code == 0)
    assert(
      out == "Quarantine of sea.ships, quarantined from 2026-01-31T00:00:00Z to 2026-01-31T23:00:00Z:\nnothing.\n"
    )
    assert(there.mesh("list", ships)._2.contains("(30 days; --from TIME looks further back)"))
  }

  test("counts by rule and status, and lists the newest") {
    there.quarantine(ships, 1, Seq("decode"), at = now.minusSeconds(50))
    there.quarantine(ships, 2, Seq("decode", "range(speed)"), at = now.minusSeconds(40), run = "run-2")
    there.quarantine(ships, 20003, Seq("range(speed)"), at = now.minusSeconds(30), truncated = true)
    there.quarantine(ships, 4, Seq("decode"), at = now.minusSeconds(20))
    there.mark(ships, 4, "replayed", "run-3")
    there.quarantine(ships, 5, Seq("decode"), at = now.minus(Duration.ofDays(31)))
    val (code, out, _) = there.mesh("list", ships, "--last", "2")
    assert(code == 0)
    val lines = out.linesIterator.toSeq
    assert(
      lines.slice(1, 5) == Seq(
        "RULE          OPEN  REPLAYED  DISCARDED",
        "decode           2         1          0",
        "range(speed)     2         0          0",
        "records          3         1          0"
      )
    )
    assert(lines(6) == "Newest open")
    assert(lines.slice(8, 10).map(_.split(" +").head) == Seq("sea.ships-0-20003", "sea.ships-0-2"))
    assert(lines.last == "One of them whole: mesh quarantine show sea.ships RECORD")
  }

  test("selects by rule, run, record, time and status") {
    def records(args: String*) = json(there.mesh(Seq("list", ships, "--json") ++ args: _*)._2).path("records")
    assert(records().toString == """{"open":3,"replayed":1,"discarded":0}""")
    assert(records("--rule", "range(speed)").toString == """{"open":2,"replayed":0,"discarded":0}""")
    assert(records("--run", "run-2").toString == """{"open":1,"replayed":0,"discarded":0}""")
    assert(records("--record", "sea.ships-0-4").toString == """{"open":0,"replayed":1,"discarded":0}""")
    assert(records("--from", now.minus(Duration.ofDays(40)).toString).path("open").asInt == 4)
    assert(records("--from", now.minusSeconds(35).toString).path("open").asInt == 1)
    val replayed = json(there.mesh("list", ships, "--json", "--status", "replayed")._2)
    assert(replayed.path("newest").asScala.map(_.path("record").asText).toSeq == Seq("sea.ships-0-4"))
    val rules = json(there.mesh("list", ships, "--json")._2).path("rules")
    assert(rules.get(0).toString == """{"rule":"decode","open":2,"replayed":1,"discarded":0}""")
  }

  test("shows a record whole, and lets it steer no terminal") {
    there.quarantine(ships, 6, Seq("decode"), value = "{\"id\":\"\u001b[2Jx\"}", at = now, run = "run-9")
    there.mark(ships, 6, "discarded", "anna", "a test")
    val (code, out, _) = there.mesh("show", ships, "sea.ships-0-6")
    assert(code == 0)
    assert(
      out.linesIterator.toSeq.filterNot(line =>
        line.contains("quarantined ") || line.contains("again ")
      ) == Seq(
        "sea.ships-0-6 of sea.ships: discarded",
        "  breaks       decode: decode is broken",
        "  arrived      2026-05-01T12:00:00Z, in Kafka",
        "  discarded    2026-05-02T00:00:00Z by anna: a test",
        "  bytes        14",
        "  key          the key",
        "  value        {\"id\":\"\\u001b[2Jx\"}"
      )
    )
    assert(out.contains("by run-1\n") && out.contains("by run-9, contract 1.0.0\n"))
    val shown = json(there.mesh("show", ships, "sea.ships-0-6", "--json")._2)
    assert(shown.path("content").path("value").asText == "{\"id\":\"\u001b[2Jx\"}")
    assert(
      shown.path("history").asScala.map(_.path("what").asText).toSeq == Seq(
        "quarantined",
        "again",
        "discarded"
      )
    )
    assert(shown.path("reason").asText == "a test")
  }

  test("masks classified fields of what was kept before they were classified") {
    there.quarantine(people, 1, Seq("r"), value = """{"id":"anna@example.org","at":"x"}""")
    there.quarantine(people, 2, Seq("decode"), value = """{"id":"anna@exam""")
    val first = there.mesh("show", people, "sea.people-0-1")._2
    assert(first.contains("""value        {"id":"•••","at":"x"}"""))
    assert(first.contains("content      without key and headers, classified fields masked: id"))
    val all = first + there.mesh("show", people, "sea.people-0-2")._2 +
      there.mesh("show", people, "sea.people-0-1", "--json", "--decrypt")._2
    assert(!all.contains("anna") && !all.contains("the key"))
  }

  test("decrypts only what somebody with the key asks for") {
    there.quarantine(people, 3, Seq("r"), value = """{"id":"anna"}""", protection = "encrypt")
    val closed = there.mesh("show", people, "sea.people-0-3")
    assert(closed._1 == 0 && closed._2.contains("content      encrypted with the key k1; --decrypt shows it"))
    assert(!closed._2.contains("anna"))
    val opened = there.mesh("show", people, "sea.people-0-3", "--decrypt")._2
    assert(opened.contains("""value        {"id":"anna"}""") && opened.contains("key          the key"))
    there.write(
      "conf/keyless.conf",
      Files.readString(there.home.resolve("conf/far.conf")).replaceAll("quarantine.key-file.*", "")
    )
    val keyless = there.meshAt("keyless", "show", people, "sea.people-0-3", "--decrypt")
    assume(System.getenv("MESHWORK_QUARANTINE_KEY") == null, "a key is in the environment")
    assert(
      keyless == (3, "", "mesh quarantine show: there is no key. Set MESHWORK_QUARANTINE_KEY, or " +
        "meshwork.quarantine.key-file in the profile.\n")
    )
  }

  test("says what was left out") {
    there.quarantine(people, 4, Seq("r"), protection = "omit")
    assert(
      there
        .mesh("show", people, "sea.people-0-4")
        ._2
        .contains("content      left out, as the contract says; Kafka may still hold it")
    )
  }

  test("says what it doesn't find or understand") {
    assert(
      there
        .mesh("show", ships, "sea.ships-0-777") == (2, "", "mesh quarantine show: sea.ships has no record " +
        "sea.ships-0-777 in quarantine that was set aside in the last year. See: mesh quarantine list sea.ships\n")
    )
    assert(there.mesh("show", ships, "777")._3.startsWith("mesh quarantine show: \"777\" is not a record."))
    assert(
      there
        .mesh("list", ships, "--from", "monday")
        ._3
        .startsWith("mesh quarantine list: --from monday is not a time.")
    )
    assert(there.mesh("list", "sea.ship")._3.contains("Did you mean sea.ships?"))
    val (code, _, err) = there.meshAt("nowhere", "list", ships)
    assert(code == 5)
    assert(err.startsWith("mesh quarantine list: Cassandra at 127.0.0.1:1 doesn't answer ("))
  }

  test("discards what is open, with a reason, once") {
    val run = Seq("discard", ships, "--rule", "range(speed)", "--reason", "a broken log")
    val dry = there.mesh(run :+ "--dry-run": _*)
    assert(dry._1 == 0 && dry._2.startsWith("2 open records of sea.ships, quarantined from "))
    assert(there.status(ships, 2)._1 == "open")
    assume(System.console() == null, "somebody could confirm here")
    assert(there.mesh(run: _*)._3 == "mesh quarantine discard: nobody is there to confirm it. Add --yes.\n")
    assert(there.status(ships, 2)._1 == "open")
    val (code, out, _) = there.mesh(run :+ "--yes": _*)
    assert(code == 0 && out.endsWith("\nDiscarded 2.\n"))
    assert(there.status(ships, 2) == (("discarded", System.getProperty("user.name"), "a broken log")))
    assert(there.status(ships, 20003)._1 == "discarded")
    assert(there.status(ships, 1)._1 == "open")
    assert(there.mesh(run :+ "--yes": _*)._2.startsWith("0 open records"))
  }

  test("never discards what was replayed meanwhile") {
    val entries = scala.collection.mutable.Buffer.empty[Entry]
    there.quarantine(ships, 8, Seq("late"))
    val settings = QuarantineSettings.read(there.home.resolve("conf/far.conf"))
    val table = new QuarantineTable(Sessions.open(settings, settings.contactPoints), ships)
    try {
      val selection = new SelectionOptions().selection(Instant.now().plusSeconds(60))
      table.read(selection, (e: Entry) => if (e.rules.contains("late")) entries += e)
      there.mark(ships, 8, "replayed", "run-7")
      val discards = table.discards("anna", "too late")
      entries.foreach(discards.discard(_))
      discards.finish()
      assert((discards.discarded, discards.late) == ((0, 1)))
    } finally table.close()
    assert(there.status(ships, 8)._1 == "replayed")
  }

  test("wants to know what to discard and why") {
    assert(
      there.mesh("discard", ships, "--reason", "x", "--yes")._3 ==
        "mesh quarantine discard: say what to discard: --rule ID, --run RUN, --record RECORD, or --all.\n"
    )
    assert(there.mesh("discard", ships, "--all", "--reason", " ", "--yes")._3.contains("--reason is empty."))
    assert(
      there.mesh("discard", ships, "--all", "--yes")._3.contains("Missing required option: '--reason=TEXT'")
    )
  }

  test("submits a replay with just what was selected, and passes the job's exit code on") {
    val (code, _, err) = there.mesh(
      "replay",
      ships,
      "--rule",
      "range(speed)",
      "--rule",
      "decode",
      "--run",
      "run-1",
      "--record",
      "sea.ships-0-1",
      "--from",
      "2026-01-31",
      "--to",
      "2026-02-01",
      "--suite",
      "/s.dqdl",
      "--release",
      "run-8"
    )
    assert(code == 4, err)
    val submitted = Files.readAllLines(there.home.resolve("submitted")).asScala.toSeq
    val job = submitted.drop(submitted.indexOf("--replay"))
    assert(submitted(submitted.indexOf("--replay") - 1) == ships)
    assert(job.containsSlice(Seq("--conf", there.home.resolve("conf/far.conf").toString)))
    Seq(
      Seq("--rule", "range(speed)"),
      Seq("--rule", "decode"),
      Seq("--quarantined-by", "run-1"),
      Seq("--record", "sea.ships-0-1"),
      Seq("--quarantined-from", "2026-01-31T00:00:00Z", "--quarantined-to", "2026-02-01T00:00:00Z"),
      Seq("--suite", "/s.dqdl"),
      Seq("--release", "run-8")
    ).foreach(words => assert(job.containsSlice(words), words))
  }

  test("tells of a replay what it would take, and submits nothing") {
    Files.deleteIfExists(there.home.resolve("submitted"))
    there.quarantine(ships, 11, Seq("cut"), truncated = true)
    there.quarantine(ships, 12, Seq("cut"))
    val (code, out, _) = there.mesh("replay", ships, "--rule", "cut", "--dry-run")
    assert(code == 0)
    assert(out.startsWith("2 open records of sea.ships, quarantined from "))
    assert(out.endsWith("\n1 of them can be replayed only while Kafka still has them.\n"))
    assert(!Files.exists(there.home.resolve("submitted")))
  }

  test("explains each command with examples") {
    val commands = Mesh.commandLine().getSubcommands.get("quarantine").getSubcommands
    assert(commands.keySet.asScala == Set("list", "show", "replay", "discard"))
    commands.forEach { (name, command) =>
      val help = command.getUsageMessage
      assert(
        help.contains("Usage: mesh quarantine " + name) && help.contains("Example") && help.contains(
          "--help"
        ),
        help
      )
      assert(!help.contains("${"), help)
    }
  }
}
