package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import java.util.List;

/** No row is without a value. */
record Complete() implements Proposal {
  @Override
  public Answer of(Seen seen, ConstraintSuggestion suggestion) {
    String rule = "IsComplete " + Dqdl.column(seen.name());
    if (seen.promises().required().contains(seen.name())) {
      return new Declined(rule + ": it is required already");
    }
    return new Draft(
        seen.name() + " is there",
        "none of %,d rows is without a value.".formatted(seen.rows()),
        List.of(Form.of(rule), Form.of(rule + " with threshold >= 1.0")));
  }
}
