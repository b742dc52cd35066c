package io.meshwork.benchmarks;

/**
 * A claim: a figure of one side over that of another is at most this.
 *
 * @param side whose figure is divided
 * @param peer by whose figure
 * @param figure {@link #TIME}, per item, or one of {@link Side#figures()}
 * @param atMost the ratio that is aimed at
 */
record Goal(String side, String peer, String figure, double atMost) {
  static final String TIME = "time";

  Goal(String side, String peer, double atMost) {
    this(side, peer, TIME, atMost);
  }
}
