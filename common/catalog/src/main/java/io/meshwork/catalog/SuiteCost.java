package io.meshwork.catalog;

/** What it took to judge the last batch: how many rules, in how many Spark jobs, for how long. */
public record SuiteCost(int rules, int sparkJobs, long millis) {}
