/**
 * How Cassandra is spoken to: its settings, sessions shared with the Spark connector, statements in
 * flight, retries, and what its failures mean for a run. Knows no contract and no table.
 */
package io.meshwork.runtime.cassandra;
