package io.meshwork.bulk;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.cassandra.config.DatabaseDescriptor;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** The process: loads come by standard input, one after another, and are answered by output. */
public final class BulkProcess {
  private static final int BUFFER_BYTES = 1 << 18;

  private BulkProcess() {}

  /**
   * Serves until the caller closes its end of the pipe, or is gone.
   *
   * @param arguments the folder for files that are being written
   */
  public static void main(String... arguments) {
    int code = 1;
    try {
      PrintStream answers = System.out;
      System.setOut(System.err); // whatever Cassandra prints is no answer
      outliveSignals();
      Words.say("started");
      Path home = Path.of(arguments[0]);
      endWithCaller(home);
      DatabaseDescriptor.clientInitialization();
      serve(
          home,
          new DataInputStream(new BufferedInputStream(System.in, BUFFER_BYTES)),
          new DataOutputStream(answers));
      code = 0;
    } catch (Throwable e) { // such as Errors of other jars
      Words.say("it failed with " + e.getClass().getName());
    } finally {
      System.exit(code); // Cassandra's threads would keep it alive
    }
  }

  /** Those for the whole process group: the caller has them too, and finishes its batch. */
  private static void outliveSignals() {
    Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
    Signal.handle(new Signal("TERM"), SignalHandler.SIG_IGN);
  }

  /** In the middle of a load too, when nobody looks at the pipe. */
  private static void endWithCaller(Path home) {
    ProcessHandle.current()
        .parent()
        .ifPresent(
            caller -> {
              CompletableFuture<Void> unused = caller.onExit().thenRun(() -> end(home));
            });
  }

  /** Ends without a caller: nobody else removes the files. */
  private static void end(Path home) {
    Folders.remove(home);
    Runtime.getRuntime().halt(0);
  }

  private static void serve(Path home, DataInputStream in, DataOutputStream out)
      throws IOException {
    try {
      for (Optional<Load> load = Frames.load(in); load.isPresent(); load = Frames.load(in)) {
        Answer answer = Loader.load(load.get(), home, in);
        answer.write(out);
        if (!takesAnother(answer)) {
          return;
        }
      }
    } catch (EOFException e) {
      Words.say("the caller has gone in the middle of a load");
    }
    end(home);
  }

  /** After others the rest of the rows would be taken for another load. */
  private static boolean takesAnother(Answer answer) {
    return answer.outcome() == Answer.Outcome.LOADED
        || answer.outcome() == Answer.Outcome.NOT_STREAMED;
  }
}
