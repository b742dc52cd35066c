package io.meshwork.quality.profile;

import java.util.Optional;

/**
 * A rule that holds for the data it was made from.
 *
 * @param id its name
 * @param column the column that it speaks of
 * @param rule in DQDL, without tags
 * @param tolerance the tag of this name, if it has one
 * @param evidence what was seen in the data, as a sentence
 * @param origin the rule of Deequ that suggested it
 * @param measured what the suite measured with it, as a sentence
 */
public record SuggestedRule(
    String id,
    String column,
    String rule,
    Optional<String> tolerance,
    String evidence,
    String origin,
    String measured) {}
