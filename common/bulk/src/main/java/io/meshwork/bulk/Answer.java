package io.meshwork.bulk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How a load ended.
 *
 * @param outcome whether its rows are in the tables of every node that owns them
 * @param detail what failed, without any value of a row; empty if nothing did
 */
public record Answer(Outcome outcome, String detail) {
  /** How a load ends. */
  public enum Outcome {
    LOADED,
    /** The rows were refused as they are: another try changes nothing. */
    NOT_WRITTEN,
    /** The rows couldn't be sent to a node, or not all of them: another try may go well. */
    NOT_STREAMED
  }

  static Answer loaded() {
    return new Answer(Outcome.LOADED, "");
  }

  /** Reads an answer; waits until there is one. */
  public static Answer read(DataInputStream in) throws IOException {
    return new Answer(Outcome.valueOf(in.readUTF()), in.readUTF());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(outcome.name());
    out.writeUTF(detail);
    out.flush();
  }
}
