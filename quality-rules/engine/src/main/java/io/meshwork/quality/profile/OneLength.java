package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import io.meshwork.quality.profile.ColumnProfile.Lengths;
import java.util.List;

/**
 * All strings are of one length, as codes are. Other bounds of lengths are those of the data at
 * hand, and say nothing of the next.
 */
record OneLength() implements Proposal {
  @Override
  public Answer of(Seen seen, ConstraintSuggestion suggestion) {
    String start = "ColumnLength %s".formatted(Dqdl.column(seen.name()));
    Lengths lengths = seen.column().lengths().orElse(new Lengths(0, 0));
    boolean isVaried =
        seen.column().distinct() > 1 && !seen.promises().listed().contains(seen.name());
    if (lengths.shortest() != lengths.longest() || lengths.longest() == 0 || !isVaried) {
      return new Declined("");
    }
    String rule = "%s = %d%s".formatted(start, lengths.longest(), Dqdl.whereThere(seen.column()));
    return new Draft(
        "%s has %d characters".formatted(seen.name(), lengths.longest()),
        "every value has %d characters.".formatted(lengths.longest()),
        List.of(Form.of(rule), Form.of(rule + " with threshold >= 1.0")));
  }
}
