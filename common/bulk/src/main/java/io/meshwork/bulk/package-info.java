/**
 * A JVM that writes rows as sstables and streams them to the nodes that own them. It has
 * Cassandra's own jars on its class path, so it is a process of its own: Spark never sees these. It
 * knows no contract and no Spark; {@link io.meshwork.bulk.Load}, {@link io.meshwork.bulk.Frames}
 * and {@link io.meshwork.bulk.Answer} are all that its caller needs, and need no jar themselves.
 */
package io.meshwork.bulk;
