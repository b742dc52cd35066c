package io.meshwork.sandbox.generator;

/**
 * Records to publish one after the other, and what becomes of them.
 *
 * @param records the same ones at each iteration, made on the way
 * @param expected what a pipeline must count once it has consumed them all
 */
public record Phase(Iterable<GeneratedRecord> records, Expected expected) {}
