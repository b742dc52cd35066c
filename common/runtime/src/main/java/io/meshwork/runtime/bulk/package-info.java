/**
 * Rows into Cassandra without CQL: this JVM's processes that write sstables and send them to the
 * nodes. Knows no contract; what is written stands in the load that begins it.
 */
package io.meshwork.runtime.bulk;
