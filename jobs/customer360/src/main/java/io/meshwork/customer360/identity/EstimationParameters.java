package io.meshwork.customer360.identity;

/**
 * What the estimation of a {@link LinkageModel} may be told. Nothing here describes the data: how
 * often people agree or are mistyped is estimated from the records.
 *
 * @param region ISO 3166 country of phone numbers that are written without one, in records that
 *     name no country; it becomes the model's
 * @param blockSize most records of a block that are all compared with one another; in a larger one
 *     each is compared with its nearest neighbours, and it becomes a common block of the model
 * @param randomPairs about how many random pairs show how often two people agree by chance; at most
 *     2,000,000, since all records of a sampling bucket are compared in one task
 * @param seed which random pairs these are
 */
record EstimationParameters(String region, int blockSize, int randomPairs, long seed) {
  private static final int MOST_RANDOM_PAIRS = 2_000_000;

  EstimationParameters {
    require(Phones.isRegion(region), "region", region, "an ISO 3166 country such as AU");
    require(blockSize >= 2, "blockSize", blockSize, "2 or more");
    require(
        randomPairs >= 1 && randomPairs <= MOST_RANDOM_PAIRS,
        "randomPairs",
        randomPairs,
        "1 to " + MOST_RANDOM_PAIRS);
  }

  /** Blocks of 200; 500,000 random pairs. */
  static EstimationParameters of(String region) {
    return new EstimationParameters(region, 200, 500_000, 1L);
  }

  EstimationParameters withBlockSize(int other) {
    return new EstimationParameters(region, other, randomPairs, seed);
  }

  EstimationParameters withRandomPairs(int other) {
    return new EstimationParameters(region, blockSize, other, seed);
  }

  private static void require(boolean holds, String name, Object value, String accepted) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot estimate with " + name + " " + value + ". Give " + accepted + ".");
    }
  }
}
