package io.meshwork.quality.state;

import com.amazon.deequ.analyzers.DoubleValuedState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * States as bytes: one with the version of the format, 1; four with the number of states; then for
 * each its name, a byte that says whether there is a where clause, that clause, eight bytes of the
 * definition, eight with the number of rows, one with the kind of the state (0: there is none), and
 * the state's numbers, eight bytes each. A text is four bytes with its length, and UTF-8. All
 * numbers are big-endian.
 */
public final class StateCodec {
  private static final int VERSION = 1;

  private StateCodec() {}

  public static byte[] bytes(Collection<MetricState> states) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(states.size());
      for (MetricState state : states) {
        write(state, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can't be written to", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws UnreadableStatesException if the bytes are of another version, or aren't whole
   */
  public static List<MetricState> states(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new UnreadableStatesException(
            "They are in format %d, but this version of Meshwork reads format %d alone. Run the version that wrote them, or a newer one."
                .formatted(version, VERSION));
      }
      int count = in.readInt();
      List<MetricState> states = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        states.add(read(in));
      }
      if (in.available() > 0) {
        throw damaged(bytes);
      }
      return states;
    } catch (IOException | IllegalArgumentException e) { // The second one is a state's own refusal.
      throw damaged(bytes);
    }
  }

  private static UnreadableStatesException damaged(byte[] bytes) {
    return new UnreadableStatesException(
        "Their %d bytes are damaged: they aren't what format %d says. Restore them from a backup, or delete them."
            .formatted(bytes.length, VERSION));
  }

  private static void write(MetricState state, DataOutputStream out) throws IOException {
    writeText(state.key().name(), out);
    out.writeBoolean(state.key().where().isPresent());
    if (state.key().where().isPresent()) {
      writeText(state.key().where().get(), out);
    }
    out.write(HexFormat.of().parseHex(state.key().definition()));
    out.writeLong(state.rows());
    if (state.state().isEmpty()) {
      out.writeByte(StateKind.NOTHING);
      return;
    }
    StateKind kind = StateKind.of(state.state().get());
    out.writeByte(kind.code());
    kind.write(state.state().get(), out);
  }

  private static MetricState read(DataInputStream in) throws IOException {
    String name = readText(in);
    Optional<String> where = in.readBoolean() ? Optional.of(readText(in)) : Optional.empty();
    String definition = HexFormat.of().toHexDigits(in.readLong());
    return new MetricState(
        new MetricState.Key(name, where, definition), in.readLong(), readState(in));
  }

  private static Optional<DoubleValuedState<?>> readState(DataInputStream in) throws IOException {
    int code = in.readUnsignedByte();
    if (code == StateKind.NOTHING) {
      return Optional.empty();
    }
    StateKind kind = StateKind.of(code).orElseThrow(() -> new IOException("no kind " + code));
    return Optional.of(kind.read(in));
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text of %d bytes".formatted(length));
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
