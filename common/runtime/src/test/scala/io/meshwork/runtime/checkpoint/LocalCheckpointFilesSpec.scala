package io.meshwork.runtime.checkpoint

import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path => LocalPath}
import org.apache.hadoop.conf.Configuration
import org.apache.hadoop.fs.{FileAlreadyExistsException, Path}
import org.apache.spark.sql.execution.streaming.CheckpointFileManager
import org.scalatest.funsuite.AnyFunSuite
import scala.jdk.CollectionConverters._

class LocalCheckpointFilesSpec extends AnyFunSuite {
  private val folder = Files.createTempDirectory("checkpoint files")
  private val hadoop = new Configuration()
  hadoop.set(LocalCheckpointFiles.SETTING, classOf[LocalCheckpointFiles].getName)
  private val files = CheckpointFileManager.create(new Path(folder.toUri), hadoop)

  private def path(name: String) = new Path(new Path(folder.toUri), name)
  private def text(name: String) = Files.readString(folder.resolve(name))
  private def names = {
    val list = Files.list(folder)
    try list.iterator.asScala.map(_.getFileName.toString).toSet
    finally list.close()
  }

  private def write(name: String, text: String, overwrite: Boolean = false): Unit = {
    val out = files.createAtomic(path(name), overwrite)
    out.write(text.getBytes(UTF_8))
    out.close()
  }

  test("Spark makes it by its name") {
    assert(files.isInstanceOf[LocalCheckpointFiles])
  }

  test("a file is there once it is closed, whole, and alone") {
    val out = files.createAtomic(path("0"), overwriteIfPossible = false)
    out.write("v1".getBytes(UTF_8))
    assert(!files.exists(path("0")))
    out.close()
    assert(text("0") == "v1")
    assert(names == Set("0"))
    assert(new String(files.open(path("0")).readAllBytes(), UTF_8) == "v1")
    assert(files.list(new Path(folder.toUri)).map(_.getPath.getName).toSet == Set("0"))
  }

  test("a file that another one has written is not overwritten unless it may be") {
    write("1", "first")
    assertThrows[FileAlreadyExistsException](write("1", "second"))
    assert(text("1") == "first")
    write("1", "third", overwrite = true)
    assert(text("1") == "third")
    assert(!names.exists(_.endsWith(".tmp")))
  }

  test("what is cancelled leaves nothing") {
    val out = files.createAtomic(path("2"), overwriteIfPossible = false)
    out.write(1)
    out.cancel()
    out.close()
    assert(!names.exists(_.contains("2")))
  }

  test("only a folder of this machine is written so") {
    assert(LocalCheckpointFiles.canKeep(new Path("checkpoints"), new Configuration()))
    assert(LocalCheckpointFiles.canKeep(new Path("file:/var/checkpoints"), new Configuration()))
    val other = new Configuration()
    other.set("fs.defaultFS", "viewfs://nowhere/")
    other.set("fs.viewfs.mounttable.nowhere.link./checkpoints", LocalPath.of("/tmp").toUri.toString)
    assert(!LocalCheckpointFiles.canKeep(new Path("/checkpoints"), other))
  }
}
