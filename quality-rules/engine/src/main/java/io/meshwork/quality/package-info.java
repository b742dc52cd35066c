/**
 * Quality suites written in DQDL, compiled to row rules (Spark columns) and dataset rules (Deequ
 * analyzers and queries).
 *
 * <p>This package knows Spark and Deequ. It knows nothing of Kafka, Cassandra or contracts, and
 * names no domain.
 */
package io.meshwork.quality;
