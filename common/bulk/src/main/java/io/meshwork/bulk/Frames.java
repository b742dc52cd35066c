package io.meshwork.bulk;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** How a load and its rows cross the pipe: each written here as it is read here. */
public final class Frames {
  private static final int END = -1;
  private static final int UNSET = -1;
  private static final int ERASED = -2;

  private Frames() {}

  /** Begins a load. */
  public static void begin(DataOutputStream out, Load load) throws IOException {
    new ObjectOutputStream(out).writeObject(load);
  }

  /** Begins a row. */
  public static void row(DataOutputStream out, int table, long timestamp) throws IOException {
    out.writeInt(table);
    out.writeLong(timestamp);
  }

  /** The row's next value; its bytes stay unread. */
  public static void value(DataOutputStream out, ByteBuffer value) throws IOException {
    out.writeInt(value.remaining());
    out.write(value.array(), value.arrayOffset() + value.position(), value.remaining());
  }

  /** The row's next value is left as the table has it. */
  public static void unset(DataOutputStream out) throws IOException {
    out.writeInt(UNSET);
  }

  /** The row's next value is deleted. */
  public static void erased(DataOutputStream out) throws IOException {
    out.writeInt(ERASED);
  }

  /** Ends a load; its rows are sent to the nodes now. */
  public static void end(DataOutputStream out) throws IOException {
    out.writeInt(END);
    out.flush();
  }

  /** The next load, or none if the caller has gone. */
  static Optional<Load> load(DataInputStream in) throws IOException {
    try {
      return Optional.of((Load) new ObjectInputStream(in).readObject());
    } catch (EOFException e) {
      return Optional.empty();
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  /** The table of the next row; negative after the last row. */
  static int table(DataInputStream in) throws IOException {
    return in.readInt();
  }

  /** The next value: null if it is deleted, {@code unset} if it is left as it is. */
  static ByteBuffer value(DataInputStream in, ByteBuffer unset) throws IOException {
    int length = in.readInt();
    if (length == ERASED) {
      return null;
    }
    if (length == UNSET) {
      return unset;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
