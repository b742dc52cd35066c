/**
 * Data contracts (Open Data Contract Standard 3.1): the model that the platform works from, the
 * reading and checking of a contract file, the mapping of its types to Spark and CQL, and the
 * difference between two versions.
 *
 * <p>Knows no Spark, no Kafka and no Cassandra: what it says about them is text.
 */
package io.meshwork.contract;
