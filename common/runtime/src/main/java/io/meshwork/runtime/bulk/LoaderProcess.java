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
import java.io.StreamCorruptedException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A process that takes loads, one at a time. It ends when it is closed, and by itself when this JVM
 * is gone.
 */
public final class LoaderProcess implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;
  private static final long POLL_MILLIS = 5;
  private static final Set<LoaderProcess> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(LoaderProcess::close)));
  }

  private final LoaderHome home;
  private final Process process;
  private final Duration patience;
  private final DataOutputStream rows;
  private final DataInputStream answers;

  private LoaderProcess(LoaderHome home, Process process, Duration patience) {
    this.home = home;
    this.process = process;
    this.patience = patience;
    this.rows =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
    this.answers = new DataInputStream(process.getInputStream());
    OPEN.add(this);
  }

  /** What a process is started with. */
  @FunctionalInterface
  interface Program {
    List<String> command(LoaderHome home) throws IOException;
  }

  /**
   * Starts a process.
   *
   * @throws MeshException CONFIGURATION if Cassandra's jars aren't there, or the folder for its
   *     files can't be written to
   */
  static LoaderProcess start(BulkSettings settings) {
    return start(settings, home -> LoaderProgram.command(home.folder(), settings));
  }

  static LoaderProcess start(BulkSettings settings, Program program) {
    LoaderHome home = home(settings);
    LoaderProcess started = null;
    try {
      Process process =
          new ProcessBuilder(program.command(home))
              .directory(home.folder().toFile())
              .redirectError(home.log().toFile())
              .start();
      started = new LoaderProcess(home, process, settings.timeout());
      return started;
    } catch (IOException e) {
      throw notStarted(settings, e);
    } finally {
      if (started == null) {
        home.close();
      }
    }
  }

  private static LoaderHome home(BulkSettings settings) {
    try {
      return LoaderHome.in(settings.folder());
    } catch (IOException e) {
      throw notStarted(settings, e);
    }
  }

  private static MeshException notStarted(BulkSettings settings, IOException why) {
    return new MeshException(
        Category.CONFIGURATION,
        "Cannot start the process that lands in bulk, with its files in %s: %s. Set meshwork.bulk.directory to a folder that has room and that the executors may write to."
            .formatted(settings.folder(), why),
        why);
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
   * @throws MeshException UNAVAILABLE if they couldn't be sent, or there is no answer in time, or
   *     this thread is interrupted; DEFECT if a row was refused; CONFIGURATION if the process has
   *     no room for them, or can't run with what it was given
   */
  public void end() {
    try {
      Frames.end(rows);
    } catch (IOException e) {
      throw failure(e);
    }
    Answer answer = answer();
    if (answer.outcome() != Outcome.LOADED) {
      throw LoaderFailures.of(answer);
    }
  }

  /** What ended the load, once its rows can't be written any more. */
  public MeshException failure(IOException broken) {
    Answer answer = answer();
    return answer.outcome() == Outcome.LOADED // of rows that weren't all there
        ? LoaderFailures.noAnswer(broken.toString())
        : LoaderFailures.of(answer);
  }

  private Answer answer() {
    try {
      await();
      return Answer.read(answers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LoaderFailures.interrupted();
    } catch (StreamCorruptedException e) {
      throw LoaderFailures.noAnswer(e.getMessage());
    } catch (IOException e) { // the pipe's end
      throw LoaderFailures.ended(process, home.lastWords());
    }
  }

  /** Until an answer can be read, or none will come; the pipe itself can't be waited for so. */
  private void await() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (answers.available() < Answer.LEAST_BYTES) {
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
      if (System.nanoTime() - begun > patience.toNanos()) {
        throw LoaderFailures.late(patience);
      }
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** For those who look at it from outside. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  LoaderHome home() {
    return home;
  }

  /** Ends the process, whatever it does, and removes its files. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    home.close();
    OPEN.remove(this);
  }
}
