package io.meshwork.runtime.bulk;

import io.meshwork.bulk.Answer;
import io.meshwork.bulk.Answer.Outcome;
import io.meshwork.bulk.Frames;
import io.meshwork.bulk.Load;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process that takes loads, one at a time. It ends when it is closed, and by itself when this JVM
 * is gone.
 */
public final class LoaderProcess implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path home;
  private final Process process;
  private final DataOutputStream rows;
  private final DataInputStream answers;

  private LoaderProcess(Path home, Process process) {
    this.home = home;
    this.process = process;
    this.rows =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
    this.answers = new DataInputStream(process.getInputStream());
  }

  /**
   * Starts a process.
   *
   * @throws MeshException CONFIGURATION if Cassandra's jars aren't there
   */
  static LoaderProcess start(BulkSettings settings) {
    Path home = null;
    try {
      home = home(settings);
      return new LoaderProcess(
          home,
          new ProcessBuilder(LoaderProgram.command(home, settings))
              .directory(home.toFile())
              .redirectError(log(home).toFile())
              .start());
    } catch (IOException e) {
      throw new MeshException(
          Category.UNAVAILABLE,
          "Cannot start the process that lands in bulk: " + e.getMessage(),
          e);
    } finally {
      if (home != null && !Files.exists(log(home))) { // it was never started
        delete(home);
      }
    }
  }

  private static Path home(BulkSettings settings) throws IOException {
    String wanted = settings.directory();
    Path parent = Path.of(wanted.isBlank() ? System.getProperty("java.io.tmpdir") : wanted);
    return Files.createTempDirectory(Files.createDirectories(parent), "meshwork-bulk");
  }

  /** Begins a load; its rows are written to {@link #rows} as {@link Frames} has them. */
  public void begin(Load load) {
    try {
      Frames.begin(rows, load);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Where the rows of the load that has begun go. */
  public DataOutputStream rows() {
    return rows;
  }

  /**
   * Ends the load, and waits until every node that owns its rows has them.
   *
   * @throws MeshException UNAVAILABLE if they couldn't be sent, DEFECT if a row was refused
   */
  public void end() {
    try {
      Frames.end(rows);
      Answer answer = Answer.read(answers);
      if (answer.outcome() != Outcome.LOADED) {
        throw explained(answer);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** What ended the load, once its rows can't be written any more. */
  public MeshException failure(IOException broken) {
    try {
      return explained(Answer.read(answers));
    } catch (IOException e) { // it ended without an answer
      return new MeshException(
          Category.UNAVAILABLE,
          "The process that lands in bulk ended without an answer (%s). %s"
              .formatted(broken.getMessage(), lastWords()));
    }
  }

  private static MeshException explained(Answer answer) {
    if (answer.outcome() == Outcome.NOT_WRITTEN) {
      return new MeshException(
          Category.DEFECT, "Cannot write the rows as sstables: " + answer.detail() + ".");
    }
    return new MeshException(
        Category.UNAVAILABLE,
        "Cannot stream the rows to the nodes: %s. See that the executors reach the nodes' storage port, that all replicas are up, and that the nodes don't ask for encryption among themselves; then run the job again: it lands the same rows."
            .formatted(answer.detail()));
  }

  private String lastWords() {
    try (Stream<String> lines = Files.lines(log(home))) {
      List<String> all = lines.filter(line -> !line.isBlank()).toList();
      return "Its last words: "
          + String.join(" | ", all.subList(Math.max(0, all.size() - 3), all.size()));
    } catch (IOException | UncheckedIOException e) {
      return "It left no words.";
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process, whatever it does, and removes its files. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    delete(home);
  }

  private static Path log(Path home) {
    return home.resolve("log");
  }

  private static void delete(Path home) {
    try (Stream<Path> all = Files.walk(home)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
