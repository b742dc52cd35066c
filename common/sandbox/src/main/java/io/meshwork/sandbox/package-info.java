/**
 * Real servers on this machine, from Maven artifacts: one Kafka broker, one Cassandra node, a Spark
 * home.
 *
 * <p>Used by the command line, by tests and by benchmarks. Names no domain, and keeps the servers'
 * own jars off every class path but theirs.
 */
package io.meshwork.sandbox;
