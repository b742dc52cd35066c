package io.meshwork.runtime.batch;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.check.BatchCounts;
import io.meshwork.runtime.landing.LandedCounts;
import java.util.Map;

/**
 * What became of a batch's records.
 *
 * @param landed as the writers acknowledged it
 * @param superseded records that others of the batch make needless
 * @param quarantined as the quarantine acknowledged it
 * @param derived rows written to recomputed tables, by table
 */
record Outcome(LandedCounts landed, long superseded, long quarantined, Map<String, Long> derived) {

  static Outcome nothing(long superseded) {
    return new Outcome(new LandedCounts(0, Map.of()), superseded, 0, Map.of());
  }

  /**
   * Compares what was read with what the writers acknowledged, each counted on its own.
   *
   * @throws MeshException DEFECT if a record is not accounted for
   */
  void requireConserved(Batch batch, String product) {
    BatchCounts counts = batch.counts();
    long accounted = landed.landed() + superseded + counts.filtered() + quarantined;
    if (counts.consumed() == accounted) {
      return;
    }
    throw new MeshException(
        Category.DEFECT,
        ("Conservation is broken in batch %d of %s: consumed %d, but landed %d + superseded %d"
                + " + filtered %d + quarantined %d = %d. A transform must hand on as many rows as"
                + " it takes.")
            .formatted(
                batch.number(),
                product,
                counts.consumed(),
                landed.landed(),
                superseded,
                counts.filtered(),
                quarantined,
                accounted));
  }
}
