package io.meshwork.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A field of a topic's record, or a column of a table.
 *
 * @param name its name; for a table's column also its name in CQL
 * @param type its type
 * @param required whether it must be there and not null
 * @param unique whether no two rows may share a value
 * @param constraints what a value must satisfy
 * @param reference the table's column that a value must be found in
 * @param relation the entity that a value names, found or not
 * @param nullErases whether a null in a record erases the value landed before, rather than leaving
 *     it
 * @param timeBucket how the column's value comes from a timestamp; table columns only
 * @param classification the contract's word for its sensitivity
 * @param critical whether it is a critical data element
 * @param description what it means; empty if the contract doesn't say
 * @param line where the contract says it
 */
public record Field(
    String name,
    FieldType type,
    boolean required,
    boolean unique,
    Constraints constraints,
    Optional<Reference> reference,
    Optional<Relation> relation,
    boolean nullErases,
    Optional<TimeBucket> timeBucket,
    Optional<String> classification,
    boolean critical,
    String description,
    int line) {
  private static final Set<String> OPEN = Set.of("public", "internal");

  /**
   * Whether its values are for the readers of the table alone, and not for reports, samples and
   * logs: every classification says so but {@code public} and {@code internal}.
   */
  public boolean isClassified() {
    return classification.filter(Field::isClassified).isPresent();
  }

  static boolean isClassified(String classification) {
    return !OPEN.contains(classification.toLowerCase(Locale.ROOT));
  }
}
