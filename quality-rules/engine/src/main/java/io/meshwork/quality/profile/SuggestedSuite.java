package io.meshwork.quality.profile;

import java.util.List;

/**
 * What there is to suggest for a data set.
 *
 * @param profile what the data looks like
 * @param rules in the order of the columns
 * @param leftOut rules that were thought of and not suggested, each with the reason
 * @param text the suite in DQDL with the evidence beside each rule; it compiles
 */
public record SuggestedSuite(
    Profile profile, List<SuggestedRule> rules, List<String> leftOut, String text) {
  public SuggestedSuite {
    rules = List.copyOf(rules);
    leftOut = List.copyOf(leftOut);
  }
}
