package io.meshwork.runtime.dryrun;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which columns of a product are classified. */
final class Masking {
  private Masking() {}

  /** Fields of the topic and columns of all tables: one name means one thing. */
  static Set<String> of(DataContract contract) {
    return Stream.concat(
            contract.input().fields().stream(),
            contract.tables().stream().flatMap(table -> table.columns().stream()))
        .filter(Field::isClassified)
        .map(Field::name)
        .collect(Collectors.toSet());
  }
}
