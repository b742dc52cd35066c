package io.meshwork.runtime.batch;

import io.meshwork.quality.plan.BatchRows;

/** What a product makes of the records that keep its contract. */
interface Output {
  /**
   * Works out what is to be written, and writes nothing.
   *
   * @param checked a persisted batch
   * @param steps takes the time
   */
  Made of(BatchRows checked, Steps steps);
}
