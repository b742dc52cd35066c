package io.meshwork.cli.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Hides the values of some fields of a JSON object. */
record Mask(Set<String> fields) {
  static final String HIDDEN = "•••";
  private static final JsonMapper JSON = new JsonMapper();

  static Mask over(Set<String> fields) {
    return new Mask(Set.copyOf(fields));
  }

  /** Empty if the value isn't a JSON object: its fields can't be told apart. */
  Optional<byte[]> value(byte[] value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      if (!(JSON.readTree(value) instanceof ObjectNode object)) {
        return Optional.empty();
      }
      for (String field : fields) {
        JsonNode known = object.get(field);
        if (known != null) {
          object.set(field, TextNode.valueOf(HIDDEN));
        }
      }
      return Optional.of(JSON.writeValueAsBytes(object));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can't be read", e);
    }
  }
}
