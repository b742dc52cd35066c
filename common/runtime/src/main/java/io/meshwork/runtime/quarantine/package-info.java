/**
 * Where a record goes that breaks its contract: its raw bytes, where it came from, and every rule
 * that it breaks, so that it can be judged and replayed.
 */
package io.meshwork.runtime.quarantine;
