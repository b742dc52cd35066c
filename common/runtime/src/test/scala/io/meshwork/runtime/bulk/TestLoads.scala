package io.meshwork.runtime.bulk

import io.meshwork.bulk.{Frames, Load}
import io.meshwork.sandbox.CassandraLibraries
import java.io.IOException
import java.net.ServerSocket
import java.nio.ByteBuffer
import java.nio.file.{Files, Path}
import java.time.Duration
import java.util.{List => JList, UUID}
import scala.util.{Random, Using}

/** Loads for nobody: no node listens where their ring says. */
object TestLoads {
  val libraries: Path = CassandraLibraries.folder()

  def settings(
      libraries: Path = libraries,
      directory: Path = Files.createTempDirectory("bulk"),
      heap: Int = 256,
      timeout: Duration = Duration.ofMinutes(2)
  ): BulkSettings = new BulkSettings(libraries.toString, directory.toString, heap, 16, 0, timeout)

  private def closedPort: Int = Using.resource(new ServerSocket(0))(_.getLocalPort)

  def load(table: String = "things", buffer: Int = 1): Load = new Load(
    "somewhere",
    JList.of(
      new Load.Target(
        table,
        UUID.randomUUID(),
        s"CREATE TABLE somewhere.$table (a bigint PRIMARY KEY, b blob)",
        s"INSERT INTO somewhere.$table (a, b) VALUES (?, ?) USING TIMESTAMP ?",
        2
      )
    ),
    JList.of(new Load.Owned("0", "0", JList.of(new Load.Address("127.0.0.1", closedPort)))),
    buffer,
    0
  )

  /** As a task does it. */
  def send(process: LoaderProcess, load: Load, rows: Int, bytes: Int): Unit = {
    process.begin(load)
    try (0 until rows).foreach(i => row(process, i.toLong, bytes))
    catch { case broken: IOException => throw process.failure(broken) }
    process.end()
  }

  def row(process: LoaderProcess, key: Long, bytes: Int): Unit = {
    Frames.row(process.rows, 0, key + 1)
    Frames.value(process.rows, ByteBuffer.allocate(java.lang.Long.BYTES).putLong(0, key))
    Frames.value(process.rows, ByteBuffer.wrap(new Random(key).nextBytes(bytes)))
  }
}
