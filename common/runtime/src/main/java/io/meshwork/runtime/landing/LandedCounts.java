package io.meshwork.runtime.landing;

import java.util.Map;

/**
 * What a batch did to the tables, counted by the tasks that succeeded.
 *
 * @param landed records whose write, delete, or newer version is acknowledged in every landed table
 * @param tables what was done to each table, by its name within the keyspace, in the order in which
 *     they were written
 */
public record LandedCounts(long landed, Map<String, TableCount> tables) {}
