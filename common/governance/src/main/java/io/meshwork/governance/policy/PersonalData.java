package io.meshwork.governance.policy;

import io.meshwork.contract.Field;
import io.meshwork.contract.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns hold personal data.
 *
 * @param classifications the words that say so, in small letters
 */
record PersonalData(Set<String> classifications) {

  PersonalData {
    classifications = Set.copyOf(classifications);
  }

  /** The first such column of a table; empty if there is none. */
  Optional<Field> in(Table table) {
    return table.columns().stream()
        .filter(c -> c.classification().filter(this::isPersonal).isPresent())
        .findFirst();
  }

  private boolean isPersonal(String classification) {
    return classifications.contains(classification.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return String.join(" or ", classifications.stream().sorted().toList());
  }
}
