package io.meshwork.benchmarks;

/**
 * A claim: the time of one side over that of another is at most this.
 *
 * @param side whose time is divided
 * @param peer by whose time
 * @param atMost the ratio that is aimed at
 */
record Goal(String side, String peer, double atMost) {}
