package io.meshwork.benchmarks;

/**
 * What a side could take.
 *
 * @param ceiling the greatest rate that it kept up with, in events a second
 * @param catchUpSeconds from its start until it was up to date
 */
record Endurance(int round, String side, int ceiling, double catchUpSeconds) {}
