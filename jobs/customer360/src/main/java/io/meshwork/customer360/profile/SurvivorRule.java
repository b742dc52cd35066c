package io.meshwork.customer360.profile;

/** Which of several values survives. Of values that are equal by it, the least record id's does. */
enum SurvivorRule {
  /**
   * What most records say, of as many the one that was changed last: what doesn't change in a life.
   */
  MOST_COMMON,
  /** What the record says that was changed last: what does. */
  LATEST
}
