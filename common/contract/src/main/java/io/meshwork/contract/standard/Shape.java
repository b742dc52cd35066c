package io.meshwork.contract.standard;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Yaml;

/** What a value of a contract may be. */
public interface Shape {

  /** Whether the value is of the right kind at all, whatever is inside it. */
  boolean accepts(Yaml value);

  /** What is accepted, for a message. */
  String words();

  /** Adds what is wrong inside a value that is accepted. */
  default void inside(String name, Yaml value, Findings findings) {}

  /**
   * Checks a value, and everything in it.
   *
   * @param name the key that the value has
   * @param line the line to name if the value itself is wrong
   */
  default void check(String name, int line, Yaml value, Findings findings) {
    if (!accepts(value)) {
      findings.add(line, "\"%s\" must be %s, not %s".formatted(name, words(), value.words()));
      return;
    }
    inside(name, value, findings);
  }
}
