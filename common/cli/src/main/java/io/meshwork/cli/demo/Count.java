package io.meshwork.cli.demo;

/**
 * One number that must be what the generator says it is.
 *
 * @param what what is counted
 * @param expected the generator's own count of what it injected
 * @param actual what the runs or the tables say
 */
record Count(String what, long expected, long actual) {
  boolean agrees() {
    return expected == actual;
  }

  /** The difference in one sentence. */
  String difference() {
    return "%s: injected %,d, found %,d".formatted(what.strip(), expected, actual);
  }
}
