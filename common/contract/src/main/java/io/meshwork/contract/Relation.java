package io.meshwork.contract;

/**
 * What the relationship of a field or a column says: its values name an entity. It is the way of an
 * erasure; whether the entity exists is another question, see {@link Reference}.
 *
 * @param key the entity's key
 * @param prefix what stands before the value in the key: 17850 names shop-17850 with the prefix
 *     {@code shop-}; empty if the value is the key
 */
public record Relation(EntityKey key, String prefix) {}
