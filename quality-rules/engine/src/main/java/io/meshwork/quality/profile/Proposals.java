package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.rules.CategoricalRangeRule;
import com.amazon.deequ.suggestions.rules.CompleteIfCompleteRule;
import com.amazon.deequ.suggestions.rules.FractionalCategoricalRangeRule;
import com.amazon.deequ.suggestions.rules.HasMaxLength;
import com.amazon.deequ.suggestions.rules.NonNegativeNumbersRule;
import com.amazon.deequ.suggestions.rules.RetainCompletenessRule;
import com.amazon.deequ.suggestions.rules.RetainTypeRule;
import com.amazon.deequ.suggestions.rules.UniqueIfApproximatelyUniqueRule;
import java.util.Map;
import java.util.Optional;

/**
 * The registry of proposals by Deequ's rule. Its rules for a metric's exact value (HasMean, HasMin
 * and the like) have none: no other data has the same mean.
 */
final class Proposals {
  private static final Map<Class<?>, Proposal> PROPOSALS =
      Map.of(
          CompleteIfCompleteRule.class, new Complete(),
          RetainCompletenessRule.class, new MostlyComplete(),
          UniqueIfApproximatelyUniqueRule.class, new Unique(),
          RetainTypeRule.class, new ReadsAs(),
          CategoricalRangeRule.class, new OneOfValues(),
          FractionalCategoricalRangeRule.class, new MostlyOneOfValues(),
          NonNegativeNumbersRule.class, new NotNegative(),
          HasMaxLength.class, new OneLength());

  private Proposals() {}

  static Optional<Proposal> of(Class<?> deequRule) {
    return Optional.ofNullable(PROPOSALS.get(deequRule));
  }
}
