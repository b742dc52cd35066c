package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;

/** Writes what one of Deequ's suggestion rules has found as a rule of DQDL. */
interface Proposal {
  /**
   * What there is to say of a column.
   *
   * @param rows of the whole data set
   */
  record Seen(ColumnProfile column, StructField field, long rows, Promises promises) {
    String name() {
      return column.name();
    }
  }

  Answer of(Seen seen, ConstraintSuggestion suggestion);

  /** A rule, or why there is none. */
  sealed interface Answer {}

  /**
   * @param id the rule's name, in words
   * @param evidence what was seen in the data, as a sentence
   * @param forms the ways to write it, the best first; which of them hold for a suite depends on
   *     whether records, the table, or both have the column
   */
  record Draft(String id, String evidence, List<Form> forms) implements Answer {}

  /**
   * @param reason the rule and why it isn't suggested; empty if nobody would have thought of it
   */
  record Declined(String reason) implements Answer {}

  /**
   * @param rule in DQDL, without tags
   * @param tolerance the tag of this name, if it needs one
   */
  record Form(String rule, Optional<String> tolerance) {
    static Form of(String rule) {
      return new Form(rule, Optional.empty());
    }
  }
}
