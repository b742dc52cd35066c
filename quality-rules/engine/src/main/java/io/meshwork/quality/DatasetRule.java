package io.meshwork.quality;

import java.util.Optional;

/**
 * A rule that speaks of the batch as a whole.
 *
 * @param id the tag {@code with id = "..."}, else the rule's text without its tags
 * @param text the rule as its owner wrote it
 * @param file the file in which it stands
 * @param line the line on which it begins
 * @param kind the DQDL rule type, {@code Composite} for rules joined by AND or OR
 * @param column the column that it speaks of, empty if there is none or several
 * @param severity the owner's: an error blocks the batch, a warning is reported
 */
public record DatasetRule(
    String id,
    String text,
    String file,
    int line,
    String kind,
    Optional<String> column,
    Severity severity) {}
