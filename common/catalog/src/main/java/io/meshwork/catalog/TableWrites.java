package io.meshwork.catalog;

/** What a run wrote to one table, {@code keyspace.table}: rows upserted and rows deleted. */
public record TableWrites(String table, long written, long deleted) {}
