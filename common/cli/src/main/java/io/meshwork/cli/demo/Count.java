package io.meshwork.cli.demo;

/**
 * One number that must be what the generator says it is.
 *
 * @param what what is counted
 * @param expected the generator's own count of what it injected
 * @param orMore whether a greater number is as good
 * @param actual what the runs or the tables say
 */
record Count(String what, long expected, boolean orMore, long actual) {
  Count(String what, long expected, long actual) {
    this(what, expected, false, actual);
  }

  boolean agrees() {
    return expected == actual || orMore && actual > expected;
  }

  /** What is expected, as a reader is told. */
  String wanted() {
    return "%,d".formatted(expected) + (orMore ? " or more" : "");
  }

  /** The difference in one sentence. */
  String difference() {
    return "%s: injected %s, found %,d".formatted(what.strip(), wanted(), actual);
  }
}
