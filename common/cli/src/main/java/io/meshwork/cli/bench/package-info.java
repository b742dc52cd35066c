/**
 * The command {@code mesh bench}: servers of its own, and the benchmarks submitted against them.
 */
package io.meshwork.cli.bench;
