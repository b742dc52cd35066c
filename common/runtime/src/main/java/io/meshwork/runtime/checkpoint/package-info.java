/** How Spark's checkpoint of a stream is written where it lies on this machine. */
package io.meshwork.runtime.checkpoint;
