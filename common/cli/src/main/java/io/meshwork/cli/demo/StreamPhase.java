package io.meshwork.cli.demo;

import io.meshwork.cli.CliException;
import io.meshwork.cli.demo.Submissions.Submission;
import io.meshwork.cli.terminal.Step;
import io.meshwork.sandbox.generator.KafkaPublisher;
import io.meshwork.sandbox.generator.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes at a pace while a stream consumes, until all has been consumed. */
final class StreamPhase {
  private static final long POLL_MILLIS = 200;
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);

  private final Phase phase;
  private final String topic;
  private final Path runs;
  private final Step step;
  private final AtomicLong published = new AtomicLong();

  StreamPhase(Phase phase, String topic, Path runs, Step step) {
    this.phase = phase;
    this.topic = topic;
    this.runs = runs;
    this.step = step;
  }

  /**
   * Publishes everything and waits until the stream has consumed it, then asks the stream to end.
   *
   * @return the name of the stream's run
   * @throws CliException if the stream ends before, or hasn't consumed everything by the deadline
   */
  String run(KafkaPublisher publisher, Submission stream, Instant deadline)
      throws InterruptedException {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Long> publishing =
          thread.submit(() -> publisher.publishPaced(topic, phase.records(), published::set));
      long wanted = phase.expected().produced();
      while (consumed(stream) < wanted || !publishing.isDone()) {
        check(stream, publishing, deadline);
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
      result(publishing);
      stream.process().stop(STOP_PATIENCE);
      return stream.success();
    } finally {
      thread.shutdownNow();
    }
  }

  private long consumed(Submission stream) {
    long consumed = stream.consumed(runs);
    step.update(
        "published %,d of %,d, consumed %,d"
            .formatted(published.get(), phase.expected().produced(), consumed));
    return consumed;
  }

  private void check(Submission stream, Future<Long> publishing, Instant deadline)
      throws InterruptedException {
    if (publishing.isDone()) {
      result(publishing);
    }
    if (!stream.process().isRunning()) {
      stream.success();
      throw CliException.failed(stream.name() + " ended before it had consumed everything.");
    }
    if (Instant.now().isAfter(deadline)) {
      throw CliException.failed(
          "%s has consumed %,d of %,d records in time. Its log: %s"
              .formatted(
                  stream.name(), stream.consumed(runs), phase.expected().produced(), stream.log()));
    }
  }

  private static void result(Future<Long> publishing) throws InterruptedException {
    try {
      publishing.get();
    } catch (ExecutionException e) {
      throw CliException.unavailable("publishing failed: " + e.getCause().getMessage());
    }
  }
}
