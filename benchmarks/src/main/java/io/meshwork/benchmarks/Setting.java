package io.meshwork.benchmarks;

/** What a benchmark is made for. */
record Setting(World world, Sizes sizes) {}
