package io.meshwork.benchmarks;

/**
 * An event that is waited for.
 *
 * @param due its Kafka timestamp, in milliseconds since 1970
 */
record Sample(String id, long due) {}
