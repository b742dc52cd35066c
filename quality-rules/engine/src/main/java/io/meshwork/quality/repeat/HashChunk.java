package io.meshwork.quality.repeat;

import java.io.Serializable;

/**
 * Some hashes of one column on their way to the task that has all of their kind.
 *
 * @param hashes not copied: a chunk belongs to one reader
 */
@SuppressWarnings("ArrayRecordComponent") // moved, never compared
record HashChunk(int column, long[] hashes) implements Serializable {}
