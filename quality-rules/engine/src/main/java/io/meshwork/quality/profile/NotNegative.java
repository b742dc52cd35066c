package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import java.util.List;
import org.apache.spark.sql.types.NumericType;

/** No number is below zero. */
record NotNegative() implements Proposal {
  @Override
  public Answer of(Seen seen, ConstraintSuggestion suggestion) {
    String rule =
        "ColumnValues %s >= 0%s"
            .formatted(Dqdl.column(seen.name()), Dqdl.whereThere(seen.column()));
    if (!(seen.field().dataType() instanceof NumericType)) {
      return new Declined(""); // Strings that read as numbers are told of as such.
    }
    if (seen.promises().bounded().contains(seen.name())) {
      return new Declined(rule + ": a minimum is set already");
    }
    String least =
        seen.column()
            .numbers()
            .map(
                n ->
                    "the least value is %s, the greatest %s."
                        .formatted(Dqdl.number(n.minimum()), Dqdl.number(n.maximum())))
            .orElse("no value is below zero; its values are classified.");
    return new Draft(
        seen.name() + " is not negative",
        least,
        List.of(Form.of(rule), Form.of(rule + " with threshold >= 1.0")));
  }
}
