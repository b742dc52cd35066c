package io.meshwork.quality;

import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * A rule that speaks of each row by itself. A row breaks it where {@code applies} is true and
 * {@code passes} is false.
 *
 * @param id the tag {@code with id = "..."}, else the rule's text without its tags
 * @param text the rule as its owner wrote it
 * @param file the file in which it stands
 * @param line the line on which it begins
 * @param kind the DQDL rule type, {@code Composite} for rules joined by AND or OR
 * @param column the column that it speaks of, empty for a composite over several
 * @param severity the owner's
 * @param action QUARANTINE for an error, REPORT for a warning
 * @param applies boolean, never null: the where clause, literal true without one
 * @param passes boolean, never null
 * @param message what is accepted, never with data, such as {@code value must be between -60 and
 *     150}
 */
public record RowRule(
    String id,
    String text,
    String file,
    int line,
    String kind,
    Optional<String> column,
    Severity severity,
    Action action,
    Column applies,
    Column passes,
    String message) {}
