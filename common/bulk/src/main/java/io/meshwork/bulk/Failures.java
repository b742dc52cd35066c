package io.meshwork.bulk;

import io.meshwork.bulk.Answer.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.cassandra.io.FSError;

/**
 * What is answered of a failure: messages of Cassandra only where they can't have a row's value.
 */
final class Failures {
  /** The JVM's own code for this end, see ExitOnOutOfMemoryError. */
  private static final int OUT_OF_MEMORY = 3;

  private static final int LONGEST = 2_000;

  private Failures() {}

  /**
   * Of rows that couldn't be written to files.
   *
   * @param folder where these are
   */
  static Answer writing(Throwable failure, Path folder) {
    return ofProcess(failure, folder)
        .orElseGet(() -> new Answer(Outcome.NOT_WRITTEN, failure.getClass().getSimpleName()));
  }

  /** Of files that couldn't be sent. */
  static Answer streaming(Throwable failure, Path folder) {
    if (failure instanceof ExecutionException sent) { // what it has of I/O is the network's
      return new Answer(Outcome.NOT_STREAMED, reason(sent));
    }
    return ofProcess(failure, folder)
        .orElseGet(() -> new Answer(Outcome.NOT_STREAMED, reason(failure)));
  }

  /** If it is neither for the rows' sake nor for the nodes'. */
  private static Optional<Answer> ofProcess(Throwable failure, Path folder) {
    if (cause(failure, OutOfMemoryError.class).isPresent()) {
      Words.say("out of memory");
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    }
    return cause(failure, LinkageError.class)
        .map(other -> new Answer(Outcome.NOT_LINKED, shortened(other.toString())))
        .or(
            () ->
                cause(failure, FSError.class)
                    .or(() -> cause(failure, IOException.class))
                    .map(full -> new Answer(Outcome.NOT_STORED, stored(full, folder))));
  }

  private static String stored(Throwable failure, Path folder) {
    return failure.getClass().getSimpleName() + " in " + folder;
  }

  private static Optional<Throwable> cause(Throwable failure, Class<?> type) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .findFirst();
  }

  /** Cassandra's messages have parts of stack traces in them. */
  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : shortened(
            message
                .lines()
                .filter(line -> !line.startsWith("\t") && !line.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" | ")));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
