package io.meshwork.runtime.batch;

import io.meshwork.runtime.Category;

/** The gate refused a batch. Thrown before anything of it was written. */
public final class BlockedBatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient BatchResult result;

  BlockedBatch(BatchResult result) {
    super("batch " + result.batch() + " is " + Category.BLOCKED);
    this.result = result;
  }

  /** The counts that the batch would have had; nothing landed, nothing was quarantined. */
  public BatchResult result() {
    return result;
  }
}
