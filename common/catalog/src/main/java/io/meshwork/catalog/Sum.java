package io.meshwork.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * The conservation of records, as a sum that a reader can check. Its methods are public because the
 * template calls them.
 *
 * @param caption what the counts are of
 * @param agreed whether the run itself found that they add up
 * @param heldBack whether they are of a batch that did not land
 */
record Sum(String caption, RunCounts counts, boolean agreed, boolean heldBack) {

  /** A term of the sum; the name is also a class of the style sheet. */
  record Term(String name, long count, String meaning) {}

  /** What landed, and for a blocked run the counts of the batch as attempted. */
  static List<Sum> of(RunRecord run) {
    List<Sum> sums = new ArrayList<>();
    if (run.counts().consumed() > 0 || run.blocked().isEmpty()) {
      sums.add(new Sum("Every consumed record", run.counts(), run.conserved(), false));
    }
    run.blocked()
        .map(
            batch ->
                new Sum(
                    "Every record of the batch held back, as attempted",
                    batch.counts(),
                    true,
                    true))
        .ifPresent(sums::add);
    return sums;
  }

  public boolean addsUp() {
    return agreed && counts.isConserved();
  }

  public List<Term> terms() {
    String written = heldBack ? "to be written to the table" : "written to the table";
    return List.of(
        new Term("landed", counts.landed(), written),
        new Term("superseded", counts.superseded(), "an equal or newer version is there"),
        new Term("filtered", counts.filtered(), "left out by a filter that the contract names"),
        new Term("quarantined", counts.quarantined(), "set aside with the reason, to be replayed"));
  }

  /** The word for the whole: what is held back was read, and stays unconsumed. */
  public String whole() {
    return heldBack ? "read" : "consumed";
  }

  /** What the reader should make of it. */
  public String finding() {
    long missing = counts.consumed() - counts.accounted();
    if (missing > 0) {
      return "This does not add up: %s unaccounted for."
          .formatted(Numbers.count(missing, "record") + (missing == 1 ? " is" : " are"));
    }
    if (missing < 0) {
      return "This does not add up: %s more than once."
          .formatted(
              Numbers.count(-missing, "record") + (missing == -1 ? " is" : " are") + " counted");
    }
    if (!agreed) {
      return "The run found that its counts do not add up.";
    }
    if (counts.consumed() == 0) {
      return "No record was consumed.";
    }
    if (heldBack) {
      return "This is what the held batch would have come to. Nothing of it landed.";
    }
    return "This adds up: every record is accounted for exactly once.";
  }
}
