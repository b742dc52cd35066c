package io.meshwork.sandbox.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;

/** An event's value as JSON. */
final class Json {
  private static final ObjectWriter WRITER = new ObjectMapper().writer();

  private Json() {}

  static byte[] bytes(Event event) {
    try {
      return WRITER.writeValueAsBytes(event.fields());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
