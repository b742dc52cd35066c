package io.meshwork.bulk;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.cassandra.config.DatabaseDescriptor;

/** The process: loads come by standard input, one after another, and are answered by output. */
public final class BulkProcess {
  private static final int BUFFER_BYTES = 1 << 18;

  private BulkProcess() {}

  /**
   * Serves until the caller closes its end of the pipe.
   *
   * @param arguments the folder for files that are being written
   */
  public static void main(String... arguments) {
    int code = 1;
    try {
      PrintStream answers = System.out;
      System.setOut(System.err); // whatever Cassandra prints is no answer
      DatabaseDescriptor.clientInitialization();
      serve(
          Path.of(arguments[0]),
          new DataInputStream(new BufferedInputStream(System.in, BUFFER_BYTES)),
          new DataOutputStream(answers));
      code = 0;
    } catch (IOException | RuntimeException e) {
      System.err.println("The bulk process failed: " + e.getClass().getName());
    } finally {
      System.exit(code); // Cassandra's threads would keep it alive
    }
  }

  private static void serve(Path home, DataInputStream in, DataOutputStream out)
      throws IOException {
    for (Optional<Load> load = Frames.load(in); load.isPresent(); load = Frames.load(in)) {
      Answer answer = Loader.load(load.get(), home, in);
      answer.write(out);
      if (answer.outcome() == Answer.Outcome.NOT_WRITTEN) {
        return; // the rest of its rows would be taken for another load
      }
    }
  }
}
