package io.meshwork.sandbox.generator;

import java.util.OptionalDouble;

/**
 * Records that are wrong, or at least odd, in one way.
 *
 * @param name what a reader is told, such as {@code "hours late"}
 * @param kind what is done to the records
 * @param batchCount how many there are in the batch
 * @param streamCount how many there are in the stream
 * @param at where all of them come at once, from 0, the first good event, to 1, the last one;
 *     absent if they are spread evenly
 * @param expect what a pipeline must do with them
 */
public record Defect(
    String name,
    DefectKind kind,
    int batchCount,
    int streamCount,
    OptionalDouble at,
    Outcome expect) {}
