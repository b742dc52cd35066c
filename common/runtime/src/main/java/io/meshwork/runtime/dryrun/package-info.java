/**
 * Looks at data without landing it: profiles it, suggests rules for it, or checks it as a run
 * would. Nothing is written to Kafka or Cassandra.
 */
package io.meshwork.runtime.dryrun;
