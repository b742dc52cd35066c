package io.meshwork.sandbox

import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** Brings a sandbox up in a JVM of its own and prints the servers' process ids. */
object SandboxUp {
  def main(args: Array[String]): Unit = {
    val sandbox = Sandbox.at(Path.of(args(0)), SandboxOptions.forTests().withStopWithJvm(false))
    sandbox.up()
    println(s"${sandbox.kafka().pid().getAsLong},${sandbox.cassandra().pid().getAsLong}")
  }

  def start(dir: Path): Process =
    new ProcessBuilder(
      Path.of(System.getProperty("java.home"), "bin", "java").toString,
      "-cp",
      System.getProperty("java.class.path"),
      "io.meshwork.sandbox.SandboxUp",
      dir.toString
    ).redirectErrorStream(true).start()

  def awaitOutput(process: Process): String = {
    val output = new String(process.getInputStream.readAllBytes(), UTF_8)
    assert(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, output)
    output.linesIterator.toSeq.last
  }
}
