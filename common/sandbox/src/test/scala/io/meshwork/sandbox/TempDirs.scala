package io.meshwork.sandbox

import java.nio.file.{Files, Path}
import java.util.Comparator

/** Folders under target/, which go when the work with them is done. */
object TempDirs {
  def fresh(name: String): Path =
    Files.createTempDirectory(Files.createDirectories(Path.of("target", "sandboxes").toAbsolutePath), name)

  def delete(dir: Path): Unit = {
    val files = Files.walk(dir)
    try files.sorted(Comparator.reverseOrder[Path]()).forEach(file => Files.delete(file))
    finally files.close()
  }

  def using[A](name: String)(work: Path => A): A = {
    val dir = fresh(name)
    try work(dir)
    finally delete(dir)
  }
}
