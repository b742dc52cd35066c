package io.meshwork.deequ

import java.nio.file.{Files, Path}
import java.nio.file.attribute.FileTime

import scala.collection.mutable.ListBuffer
import scala.sys.process.{Process, ProcessLogger}

import org.scalatest.funsuite.AnyFunSuite

/** Runs the build's own program, as the build runs it. */
class RewriteSpec extends AnyFunSuite {

  private val module = Path.of(System.getenv("MESHWORK_HOME")).resolve("quality-rules/deequ")

  private case class Outcome(exit: Int, problems: String, rewritten: Path)

  private class Tree {
    private val root = Files.createTempDirectory("rewrite")

    def published(name: String, text: String): Tree = {
      val file = root.resolve("published").resolve(name)
      Files.createDirectories(file.getParent)
      Files.writeString(file, text)
      this
    }

    def rewrite(edits: String*): Outcome = {
      val list =
        Files.writeString(root.resolve("rewrites.xml"), edits.mkString("<rewrites>", "\n", "</rewrites>"))
      val java = Path.of(System.getProperty("java.home"), "bin", "java")
      val command = Seq(
        java,
        module.resolve("src/build/Rewrite.java"),
        list,
        root.resolve("published"),
        root.resolve("rewritten")
      )
      val errors = ListBuffer[String]()
      val exit = Process(command.map(_.toString)).!(ProcessLogger(_ => (), errors += _))
      Outcome(exit, errors.mkString("\n").replace(root.toString, ""), root.resolve("rewritten"))
    }
  }

  private def edit(file: String, times: Int, from: String, to: String) =
    s"""<rewrite file="$file" times="$times"><from>$from</from><to>$to</to></rewrite>"""

  private def tree = new Tree().published("a/One.scala", "x = f(1)\ny = f(1)\n").published("Two.scala", "z")

  test("applies its edits in order and copies the rest") {
    val done = tree.rewrite(edit("a/One.scala", 2, "f(1)", "g"), edit("a/One.scala", 1, "x = g\ny", "w"))
    assert(done.exit == 0, done.problems)
    assert(Files.readString(done.rewritten.resolve("a/One.scala")) == "w = g\n")
    assert(Files.readString(done.rewritten.resolve("Two.scala")) == "z")
  }

  test("names every edit that matches too often, too seldom or no file at all, and writes nothing") {
    val failed = tree.rewrite(
      edit("a/One.scala", 1, "f(1)", "g"),
      edit("Two.scala", 1, "z", "zz"),
      edit("Two.scala", 3, "\n  absent\n  text", ""),
      edit("a/Three.scala", 1, "z", "zz")
    )
    assert(failed.exit == 1)
    assert(
      failed.problems ==
        """Cannot rewrite /published: 3 edits of /rewrites.xml did not match. Nothing was written.
          |  1. a/Three.scala: "z": there is no such file.
          |  2. Two.scala: "absent text": 0 found, 3 expected.
          |  3. a/One.scala: "f(1)": 2 found, 1 expected.
          |Read those places in the published sources, then mend the edits.""".stripMargin
    )
    assert(Files.notExists(failed.rewritten))
  }

  test("takes the searched text literally") {
    val done = tree.published("Three.scala", "a.b $1 axb").rewrite(edit("Three.scala", 1, "a.b", "$1\\"))
    assert(Files.readString(done.rewritten.resolve("Three.scala")) == "$1\\ $1 axb")
  }

  test("leaves a file alone whose text is already right") {
    val files = tree
    val one = files.rewrite(edit("Two.scala", 1, "z", "zz")).rewritten.resolve("a/One.scala")
    val long = FileTime.fromMillis(0)
    Files.setLastModifiedTime(one, long)
    val again = files.rewrite(edit("Two.scala", 1, "z", "y"))
    assert(Files.getLastModifiedTime(one) == long)
    assert(Files.readString(again.rewritten.resolve("Two.scala")) == "y")
  }
}
