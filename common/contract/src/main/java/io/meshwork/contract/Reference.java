package io.meshwork.contract;

/**
 * Where a field's value must be found.
 *
 * @param keyspace the keyspace of the other product
 * @param table its table
 * @param column the table's column, which is its whole partition key
 * @param product the other product's full name
 */
public record Reference(String keyspace, String table, String column, String product) {}
