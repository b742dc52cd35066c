/**
 * The rule types of DQDL, one small class or one entry of data each, and their registry {@link
 * io.meshwork.quality.kind.Kinds}. A new type is a new {@link io.meshwork.quality.kind.RowKind} or
 * {@link io.meshwork.quality.kind.DatasetKind} in that registry, an {@link
 * io.meshwork.quality.kind.AnalyzerKind} too if it may be measured without being judged; nothing
 * else changes.
 */
package io.meshwork.quality.kind;
