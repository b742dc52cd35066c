package io.meshwork.quality;

/**
 * A row that breaks a rule.
 *
 * @param topic the topic that the row came from, empty if it has no place in one
 * @param partition its partition there
 * @param offset its offset there; of a row from a file, its number from 1
 * @param key what names the row if it has no place, as {@code column=value, …}; empty if it has one
 * @param column the column that the rule speaks of, empty if there is none or several
 * @param value the column's value as text, cut to a readable length; null where there is none, and
 *     {@link #MASK} where the column is classified
 * @param reason what was expected, without data
 */
public record Example(
    String topic,
    int partition,
    long offset,
    String key,
    String column,
    String value,
    String reason) {
  /** Stands for the value of a classified column; says nothing of its length either. */
  public static final String MASK = "•••";
}
