/**
 * Seeded events with known defects, as a domain's HOCON specification describes them.
 *
 * <p>The same specification, seed and base time give the same records, byte for byte, and the
 * counts that a pipeline has to come to. Fields ({@link io.meshwork.sandbox.generator.FieldSource})
 * and defects ({@link io.meshwork.sandbox.generator.DefectKind}) are data; no domain is named here.
 */
package io.meshwork.sandbox.generator;
