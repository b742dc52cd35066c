package io.meshwork.runtime.decode;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.meshwork.runtime.decode.DecodePlan.Slot;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON object into the slots of a contract's fields, in one pass and without a tree. A
 * field that isn't of its type leaves its slot empty and is named; only what isn't a JSON object at
 * all fails as a whole.
 */
final class JsonDecoder {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  private final ValueReader[] readers;
  private final boolean[] erasing;
  private final String[] names;
  private final Map<String, Integer> slots = new HashMap<>();
  private final boolean[] seen;

  /** By slot, the one that came after it in the last record; the last place is for the first. */
  private final int[] following;

  JsonDecoder(List<Slot> fields) {
    readers = fields.stream().map(f -> ValueReaders.of(f.type())).toArray(ValueReader[]::new);
    erasing = new boolean[fields.size()];
    seen = new boolean[fields.size()];
    names = fields.stream().map(Slot::name).toArray(String[]::new);
    following = new int[fields.size() + 1];
    for (int i = 0; i < fields.size(); i++) {
      slots.put(fields.get(i).name(), i);
      erasing[i] = fields.get(i).nullErases();
    }
  }

  /** Fills {@code into}; returns the reason why it can't, without data, or null. */
  String decode(byte[] json, Decoded into) {
    Arrays.fill(seen, false);
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "it is not a JSON object";
      }
      String problem = fields(parser, into);
      if (problem != null) {
        return problem;
      }
      return parser.nextToken() == null ? null : "something follows the JSON object";
    } catch (JacksonException e) {
      // Its message quotes the data; its position doesn't.
      return "it is not valid JSON at byte " + (e.getLocation() == null ? 0 : byteAt(e));
    } catch (IOException e) {
      return "its text is not valid UTF-8";
    }
  }

  private static long byteAt(JacksonException e) {
    return Math.max(0, e.getLocation().getByteOffset());
  }

  private String fields(JsonParser parser, Decoded into) throws IOException {
    int before = names.length;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.getCurrentName();
      parser.nextToken();
      int slot = slot(name, before);
      if (slot < 0) {
        into.unknown(name);
        parser.skipChildren();
        continue;
      }
      if (seen[slot]) {
        return "field " + name + " occurs twice";
      }
      seen[slot] = true;
      before = slot;
      value(parser, slot, into);
    }
    return null;
  }

  /** Records of one producer have their fields in the same order, so the place is guessed first. */
  private int slot(String name, int before) {
    int guess = following[before];
    if (guess < names.length && names[guess].equals(name)) {
      return guess;
    }
    Integer slot = slots.get(name);
    if (slot == null) {
      return -1;
    }
    following[before] = slot;
    return slot;
  }

  private void value(JsonParser parser, int slot, Decoded into) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      if (erasing[slot]) {
        into.erase(slot);
      }
      return;
    }
    try {
      into.set(slot, readers[slot].read(parser));
    } catch (Mismatch e) {
      into.mismatch(slot);
      parser.skipChildren();
    }
  }
}
