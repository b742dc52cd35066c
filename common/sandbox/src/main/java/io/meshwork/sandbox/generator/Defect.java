package io.meshwork.sandbox.generator;

/**
 * Records that are wrong, or at least odd, in one way.
 *
 * @param name what a reader is told, such as {@code "hours late"}
 * @param kind what is done to the records
 * @param batchCount how many there are in the batch
 * @param streamCount how many there are in the stream
 * @param expect what a pipeline must do with them
 */
public record Defect(
    String name, DefectKind kind, int batchCount, int streamCount, Outcome expect) {}
