/**
 * The measured claims: Meshwork and its peers do the same work in turn, in one JVM against the same
 * servers, and the ratio of their times is what is claimed.
 */
package io.meshwork.benchmarks;
