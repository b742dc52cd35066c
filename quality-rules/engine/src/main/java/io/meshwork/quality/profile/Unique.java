package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import java.util.List;

/** No value occurs twice. Deequ has estimated it; the suite's own measurement decides. */
record Unique() implements Proposal {
  @Override
  public Answer of(Seen seen, ConstraintSuggestion suggestion) {
    String rule = "IsUnique " + Dqdl.column(seen.name());
    if (seen.promises().unique().contains(seen.name())) {
      return new Declined(rule + ": that is stated already");
    }
    return new Draft(
        seen.name() + " is unique",
        "about as many different values as rows (%,d).".formatted(seen.rows()),
        List.of(Form.of(rule)));
  }
}
