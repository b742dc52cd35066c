package io.meshwork.cli.contract

import java.io.{ByteArrayOutputStream, PrintStream, PrintWriter, StringWriter}
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}

import io.meshwork.cli.Mesh

/** A checkout in a folder, and the mesh command in it. */
class Checkout(val home: Path = Files.createTempDirectory("checkout").toRealPath()) {

  def contract(name: String, text: String): Unit = write(s"jobs/sea/contracts/$name.odcs.yaml", text)

  /** The domain's suite of a product, and the configuration of the policies. */
  def suite(name: String): Unit = write(s"quality-rules/suites/sea/$name.dqdl", "Rules = [RowCount > 0]")

  def policies(conf: String): Unit = write("conf/policies.conf", conf)

  private def write(file: String, text: String): Unit = {
    Files.createDirectories(home.resolve(file).getParent)
    Files.writeString(home.resolve(file), text)
  }

  /** Exit code, standard output and standard error. */
  def mesh(words: String*): (Int, String, String) = {
    val (before, stdout) = (Option(System.getProperty("meshwork.home")), System.out)
    val (out, err) = (new ByteArrayOutputStream(), new StringWriter())
    System.setProperty("meshwork.home", home.toString)
    System.setOut(new PrintStream(out, true, UTF_8))
    try {
      val code = Mesh.commandLine().setErr(new PrintWriter(err, true)).execute(words: _*)
      (code, out.toString(UTF_8), err.toString)
    } finally {
      System.setOut(stdout)
      before.fold(System.clearProperty("meshwork.home"))(System.setProperty("meshwork.home", _))
      ()
    }
  }

  def validate(products: String*): (Int, String, String) =
    mesh(Seq("contract", "validate") ++ products: _*)
}
