package io.meshwork.contract;

/** A column that orders the rows of a partition, upwards or downwards. */
public record ClusteringColumn(String name, boolean descending) {}
