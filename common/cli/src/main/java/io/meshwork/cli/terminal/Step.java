package io.meshwork.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Something that takes a while: what it is, how far it has come, how long it took. On a terminal
 * the line is updated in place; elsewhere a line is written every few seconds, if there is anything
 * new to say.
 */
public final class Step {
  /** Nothing is known yet of how far it has come. */
  public static final String WAITING = "...";

  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final int LABEL_WIDTH = 24;

  private final Terminal terminal;
  private final String label;
  private final InstantSource clock;
  private final Instant begun;
  private Instant told;
  private String said = WAITING;

  private Step(Terminal terminal, String label, InstantSource clock) {
    this.terminal = terminal;
    this.label = label;
    this.clock = clock;
    this.begun = clock.instant();
    this.told = begun;
  }

  /** Begins a step, and says so. */
  public static Step begin(Terminal terminal, String label) {
    return begin(terminal, label, InstantSource.system());
  }

  static Step begin(Terminal terminal, String label, InstantSource clock) {
    Step step = new Step(terminal, label, clock);
    if (terminal.isInteractive()) {
      step.update(WAITING);
    }
    return step;
  }

  /** Says how far it has come. */
  public void update(String text) {
    Instant now = clock.instant();
    if (!terminal.isInteractive()) {
      if (text.equals(said) || Duration.between(told, now).compareTo(QUIET) < 0) {
        return;
      }
      told = now;
      said = text;
    }
    terminal.progress(line(text));
  }

  /** Says what came of it; that line stays. */
  public void done(String text) {
    terminal.settle(line(text));
  }

  private String line(String text) {
    long seconds = Duration.between(begun, clock.instant()).toSeconds();
    String padded = label + " ".repeat(Math.max(0, LABEL_WIDTH - label.length()));
    return "%s %4d s  %s".formatted(padded, seconds, text);
  }
}
