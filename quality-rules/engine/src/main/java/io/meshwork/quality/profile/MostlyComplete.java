package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** No fewer rows have a value than so far. */
record MostlyComplete() implements Proposal {
  @Override
  public Answer of(Seen seen, ConstraintSuggestion suggestion) {
    BigDecimal least = Shares.atLeast(seen.column().completeness(), seen.rows());
    long filled = seen.rows() - seen.column().nulls();
    String column = Dqdl.column(seen.name());
    return new Draft(
        seen.name() + " is mostly there",
        "%,d of %,d rows have a value (%s)."
            .formatted(filled, seen.rows(), Shares.inPercent(filled, seen.rows())),
        List.of(
            Form.of("Completeness %s >= %s".formatted(column, least.toPlainString())),
            new Form("IsComplete " + column, Optional.of(Shares.restInPercent(least)))));
  }
}
