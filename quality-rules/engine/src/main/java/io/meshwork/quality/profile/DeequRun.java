package io.meshwork.quality.profile;

import com.amazon.deequ.profiles.ColumnProfile;
import com.amazon.deequ.suggestions.ConstraintSuggestion;
import com.amazon.deequ.suggestions.ConstraintSuggestionResult;
import com.amazon.deequ.suggestions.ConstraintSuggestionRunner;
import com.amazon.deequ.suggestions.Rules;
import com.amazon.deequ.suggestions.rules.ConstraintRule;
import java.util.List;
import java.util.Map;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Deequ's profile and suggestions as Java sees them, from one run over the data.
 *
 * @param profiles by the column's plain name
 * @param suggestions by the column's plain name
 */
record DeequRun(
    long rows,
    Map<String, ColumnProfile> profiles,
    Map<String, List<ConstraintSuggestion>> suggestions) {
  /** Columns with at most as many different values have them counted, in one pass for all. */
  private static final int COUNTED_VALUES = 120;

  static DeequRun over(PlainColumns columns) {
    ConstraintSuggestionResult result =
        new ConstraintSuggestionRunner()
            .onData(columns.rows())
            .addConstraintRules(rules())
            .withLowCardinalityHistogramThreshold(COUNTED_VALUES)
            .setPredefinedTypes(
                scala.collection.immutable.Map.from(CollectionConverters.asScala(columns.types())))
            .run();
    Map<String, List<ConstraintSuggestion>> suggestions = new java.util.HashMap<>();
    CollectionConverters.asJava(result.constraintSuggestions())
        .forEach((column, found) -> suggestions.put(column, CollectionConverters.asJava(found)));
    return new DeequRun(
        result.numRecordsUsedForProfiling(),
        CollectionConverters.asJava(result.columnProfiles()),
        suggestions);
  }

  private static Seq<ConstraintRule<ColumnProfile>> rules() {
    List<ConstraintRule<ColumnProfile>> known =
        CollectionConverters.asJava(Rules.EXTENDED()).stream()
            .filter(rule -> Proposals.of(rule.getClass()).isPresent())
            .toList();
    return CollectionConverters.asScala(known).toList();
  }
}
