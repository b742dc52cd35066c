package io.meshwork.bulk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * How a load ended.
 *
 * @param outcome whether its rows are in the tables of every node that owns them
 * @param detail what failed, without any value of a row; empty if nothing did
 */
public record Answer(Outcome outcome, String detail) {
  /** Bytes that an answer has at least. */
  public static final int LEAST_BYTES = Integer.BYTES;

  /** Begins each answer: whatever else is printed to the same pipe begins otherwise. */
  private static final int MAGIC = 0xA75E_B01C;

  /** How a load ends. */
  public enum Outcome {
    LOADED,
    /** The rows were refused as they are: another try changes nothing. */
    NOT_WRITTEN,
    /** The folder for files that are being written is full, or can't be written to. */
    NOT_STORED,
    /** Cassandra's jars are not those that this process was made for. */
    NOT_LINKED,
    /** The rows couldn't be sent to a node, or not all of them: another try may go well. */
    NOT_STREAMED
  }

  static Answer loaded() {
    return new Answer(Outcome.LOADED, "");
  }

  /**
   * Reads an answer; waits until there is one.
   *
   * @throws StreamCorruptedException if what comes is no answer
   */
  public static Answer read(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new StreamCorruptedException("what came is no answer");
    }
    return new Answer(Outcome.valueOf(in.readUTF()), in.readUTF());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeUTF(outcome.name());
    out.writeUTF(detail);
    out.flush();
  }
}
