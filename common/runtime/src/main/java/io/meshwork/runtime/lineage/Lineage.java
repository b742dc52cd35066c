package io.meshwork.runtime.lineage;

import io.meshwork.runtime.cassandra.CassandraSettings;
import io.meshwork.runtime.config.KafkaSettings;
import io.meshwork.runtime.report.RunState;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkConf;

/**
 * Sends the events of one run: START, RUNNING while it goes on, and one of COMPLETE, FAIL, ABORT.
 * Nothing here fails a run, and only {@link #ended} waits, as long as the settings allow.
 */
public final class Lineage {
  private static final Logger LOG = LogManager.getLogger(Lineage.class);

  private final LineageRun run;
  private final RunEvents events;
  private final Emitter emitter;
  private final Duration pause;
  private Instant toldAt;

  private Lineage(LineageRun run, RunEvents events, Emitter emitter, Duration pause) {
    this.run = run;
    this.events = events;
    this.emitter = emitter;
    this.pause = pause;
    this.toldAt = run.startedAt();
  }

  /** None if no transport is set, here or by whoever has submitted the run. */
  public static Optional<Lineage> of(
      LineageRun run,
      LineageSettings settings,
      KafkaSettings kafka,
      CassandraSettings cassandra,
      SparkConf spark) {
    try {
      return Transports.choose(settings, run.name(), spark, System.getenv())
          .map(
              transport ->
                  new Lineage(
                      run,
                      new RunEvents(run, settings.namespace(), Servers.of(kafka, cassandra)),
                      new Emitter(run.name(), transport, settings.timeout()),
                      settings.runningEvery()));
    } catch (RuntimeException | LinkageError e) {
      LOG.warn(
          "No OpenLineage events of run {}: the transport that spark.openlineage.transport or an"
              + " OPENLINEAGE variable names can't be read: {}",
          run.name(),
          e.getMessage());
      return Optional.empty();
    }
  }

  public void begun() {
    emitter.send(() -> events.of(EventType.START, run.startedAt(), RunState.NONE));
  }

  /** Tells of the state, unless that was done a short while ago or is yet to be done. */
  public void goesOn(Supplier<RunState> state) {
    Instant now = Instant.now();
    if (now.isBefore(toldAt.plus(pause)) || !emitter.isIdle()) {
      return;
    }
    toldAt = now;
    RunState told = state.get();
    emitter.send(() -> events.of(EventType.RUNNING, now, told));
  }

  /** The run has done what it was to do. */
  public void completed(RunState state) {
    ended(EventType.COMPLETE, state);
  }

  /**
   * The run was blocked, or has failed.
   *
   * @param error what its own error says; never a row
   */
  public void failed(RunState state, String error) {
    ended(EventType.FAIL, state.with(error));
  }

  /** The run was stopped before it had done what it was to do. */
  public void aborted(RunState state, String error) {
    ended(EventType.ABORT, state.with(error));
  }

  private void ended(EventType how, RunState state) {
    Instant now = Instant.now();
    emitter.send(() -> events.of(how, now, state));
    emitter.close();
  }
}
