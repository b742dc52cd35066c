package io.meshwork.cli.terminal;

import java.io.PrintStream;

/**
 * Where a command speaks to people. On a terminal progress is one line updated in place and marks
 * are coloured; otherwise each step of progress is a plain line.
 */
public final class Terminal {
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean interactive;
  private final boolean colour;
  private boolean unfinished;
  private String shown = "";

  public Terminal(PrintStream out, boolean interactive, boolean colour) {
    this.out = out;
    this.interactive = interactive;
    this.colour = colour;
  }

  /** Standard output; colour follows the NO_COLOR convention. */
  public static Terminal standard() {
    boolean interactive =
        Boolean.getBoolean("mesh.terminal") && !"dumb".equals(System.getenv("TERM"));
    String noColour = System.getenv("NO_COLOR");
    return new Terminal(
        System.out, interactive, interactive && (noColour == null || noColour.isEmpty()));
  }

  /** Prints a line that stays. */
  public synchronized void line(String text) {
    finishProgress();
    out.println(text);
    out.flush();
  }

  public void line() {
    line("");
  }

  /** A heading over what follows. */
  public void heading(String text) {
    line(bold(text));
  }

  /** Shows how far something is; each call takes the place of the one before it. */
  public synchronized void progress(String text) {
    if (text.equals(shown)) {
      return;
    }
    shown = text;
    if (!interactive) {
      out.println(text);
      out.flush();
      return;
    }
    out.print(CLEAR_LINE + text);
    out.flush();
    unfinished = true;
  }

  /** Prints a line that stays in the place of the progress shown so far. */
  public synchronized void settle(String text) {
    if (unfinished) {
      out.print(CLEAR_LINE);
      unfinished = false;
    }
    line(text);
  }

  /** The mark of something that is as it should be, or isn't. */
  public String mark(boolean good) {
    return good ? green("✓") : red("✗");
  }

  public String green(String text) {
    return coloured("32", text);
  }

  public String red(String text) {
    return coloured("31", text);
  }

  public String bold(String text) {
    return coloured("1", text);
  }

  public String dim(String text) {
    return coloured("2", text);
  }

  /** Whether progress is a line updated in place. */
  public boolean isInteractive() {
    return interactive;
  }

  private String coloured(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  private void finishProgress() {
    if (unfinished) {
      out.println();
      unfinished = false;
    }
    shown = "";
  }
}
