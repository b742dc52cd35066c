/**
 * Metrics of hours, days and all that has landed, without a scan: the states of each published
 * batch, kept in the keyspace meshwork and merged.
 */
package io.meshwork.runtime.state;
