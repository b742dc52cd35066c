package io.meshwork.runtime.decode;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.Serializable;

/** Reads the JSON value that a parser stands on as Spark's internal form of one type. */
@FunctionalInterface
interface ValueReader extends Serializable {
  /**
   * @throws Mismatch if the value is of another type, or can't be held exactly; the parser then
   *     still stands on it
   */
  Object read(JsonParser parser) throws IOException, Mismatch;
}
