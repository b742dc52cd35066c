package io.meshwork.governance.quarantine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a record carries: all that may hold personal data.
 *
 * @param key the message key, or null
 * @param headers in their order, or null if the record was read without them
 * @param value the value as far as it is kept, or null
 */
public record RecordContent(byte[] key, List<Header> headers, byte[] value) {
  private static final int LAYOUT = 1;
  private static final int NONE = -1;

  /** A header; its value may be null. */
  public record Header(String key, byte[] value) {}

  public RecordContent {
    headers = headers == null ? null : Collections.unmodifiableList(new ArrayList<>(headers));
  }

  /** The whole content as one text of bytes, to be encrypted in one go. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(LAYOUT);
      write(key, out);
      out.writeInt(headers == null ? NONE : headers.size());
      for (Header header : headers == null ? List.<Header>of() : headers) {
        write(header.key().getBytes(StandardCharsets.UTF_8), out);
        write(header.value(), out);
      }
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static RecordContent of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int layout = in.readByte();
      if (layout != LAYOUT) {
        throw new KeyRingException("a record's content has the unknown layout " + layout + ".");
      }
      return new RecordContent(read(in), headers(in), read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Header> headers(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count == NONE) {
      return null;
    }
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      headers.add(new Header(new String(read(in), StandardCharsets.UTF_8), read(in)));
    }
    return headers;
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes == null ? NONE : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private static byte[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NONE ? null : in.readNBytes(length);
  }
}
