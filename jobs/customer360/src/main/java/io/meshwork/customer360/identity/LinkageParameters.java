package io.meshwork.customer360.identity;

import java.util.Locale;
import java.util.Set;

/**
 * What a linkage may be told. Nothing here describes the data: how often people agree or are
 * mistyped is estimated from the records.
 *
 * @param region ISO 3166 country of phone numbers that are written without one
 * @param threshold smallest posterior probability at which two records are linked
 * @param blockSize most records of a block that are all compared with one another; in a larger one
 *     each is compared with its nearest neighbours
 * @param randomPairs about how many random pairs show how often two people agree by chance; at most
 *     2,000,000, since all records of a sampling bucket are compared in one task
 * @param seed which random pairs these are
 */
public record LinkageParameters(
    String region, double threshold, int blockSize, int randomPairs, long seed) {

  private static final int MOST_RANDOM_PAIRS = 2_000_000;

  public LinkageParameters {
    Set<String> regions = Set.of(Locale.getISOCountries());
    require(regions.contains(region), "region", region, "an ISO 3166 country such as AU");
    require(threshold > 0 && threshold < 1, "threshold", threshold, "between 0 and 1");
    require(blockSize >= 2, "blockSize", blockSize, "2 or more");
    require(
        randomPairs >= 1 && randomPairs <= MOST_RANDOM_PAIRS,
        "randomPairs",
        randomPairs,
        "1 to " + MOST_RANDOM_PAIRS);
  }

  /**
   * Australia; links at 0.9, since a wrong link shows one person the data of another, and a missed
   * one only repeats a letter; blocks of 200; 500,000 random pairs.
   */
  public static LinkageParameters defaults() {
    return new LinkageParameters("AU", 0.9, 200, 500_000, 1L);
  }

  public LinkageParameters withRegion(String other) {
    return new LinkageParameters(other, threshold, blockSize, randomPairs, seed);
  }

  public LinkageParameters withThreshold(double other) {
    return new LinkageParameters(region, other, blockSize, randomPairs, seed);
  }

  public LinkageParameters withBlockSize(int other) {
    return new LinkageParameters(region, threshold, other, randomPairs, seed);
  }

  public LinkageParameters withRandomPairs(int other) {
    return new LinkageParameters(region, threshold, blockSize, other, seed);
  }

  public LinkageParameters withSeed(long other) {
    return new LinkageParameters(region, threshold, blockSize, randomPairs, other);
  }

  private static void require(boolean holds, String name, Object value, String accepted) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot link with " + name + " " + value + ". Give " + accepted + ".");
    }
  }
}
