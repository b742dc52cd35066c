package io.meshwork.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Python environment with the packages of a lock, and nothing else.
 *
 * <p>Its file {@code locked} has the checksums of the locks that it was made from, as {@code
 * sha256sum} writes them.
 *
 * @param venv its folder
 * @param lock every package with its version, as pip reads it
 */
record AirflowInstallation(Path venv, Path lock) {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration LOOK = Duration.ofSeconds(20);
  private static final String FITS =
      "import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 11))";

  /** Makes it, or makes it anew after the lock has changed. */
  void ensure(Consumer<String> progress) {
    if (isCurrent()) {
      return;
    }
    String python = python();
    progress.accept("Installing Airflow, some minutes, once ...");
    new ServerDir(venv).delete();
    run("make a Python environment", List.of(python, "-m", "venv", venv.toString()));
    run(
        "install Airflow",
        List.of(
            program("pip").toString(),
            "install",
            "-q",
            "--disable-pip-version-check",
            "-r",
            lock.toString()));
    new ServerDir(venv).write("locked", checksum() + "\n");
  }

  Path program(String name) {
    return venv.resolve("bin").resolve(name);
  }

  private boolean isCurrent() {
    Path locked = venv.resolve("locked");
    try {
      return Files.exists(locked) && Files.readAllLines(locked).contains(checksum());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String what, List<String> command) {
    Tool.run(what, venv.resolveSibling("install.log"), command, PATIENCE);
  }

  private String checksum() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(lock));
      return HexFormat.of().formatHex(digest) + "  " + lock.getFileName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String python() {
    return Stream.of("python3.11", "python3")
        .filter(this::fits)
        .findFirst()
        .orElseThrow(
            () ->
                new SandboxException(
                    "Cannot install Airflow: no Python 3.11 with venv on the PATH, for which its"
                        + " versions are locked. Install it (Debian 12: apt-get install"
                        + " python3-venv)."));
  }

  private boolean fits(String python) {
    try {
      Process look = Tool.start(venv.resolveSibling("python.log"), List.of(python, "-c", FITS));
      return Poll.until(LOOK, () -> !look.isAlive()) && look.exitValue() == 0;
    } catch (SandboxException e) {
      // No such program.
      return false;
    }
  }
}
