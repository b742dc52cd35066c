/**
 * Tables that are computed from landed ones: the partitions that a batch touched are read back and
 * computed anew, never added to.
 */
package io.meshwork.runtime.derive;
