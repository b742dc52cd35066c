package io.meshwork.quality;

/** What a rule speaks of: each row by itself, or the batch as a whole. */
public enum Scope {
  ROW,
  DATASET
}
