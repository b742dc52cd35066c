/**
 * The metrics of a product's published batches, kept in the keyspace meshwork: what rules on
 * earlier values and reports read. Nothing in it is ever changed; it expires.
 */
package io.meshwork.runtime.history;
