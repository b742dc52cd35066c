package io.meshwork.governance.policy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import io.meshwork.contract.yaml.Suggestion;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads exemptions. Each names one policy and one product, why, and until when.
 *
 * @param policies the ids of all policies
 * @param products the full names of all products
 * @param problem is told what is wrong, and where
 */
record ExemptionReader(
    Collection<String> policies,
    Collection<String> products,
    BiConsumer<ConfigOrigin, String> problem) {
  private static final List<String> KEYS = List.of("policy", "product", "reason", "until");

  /** Empty if anything is wrong with it, which is told. */
  Optional<Exemption> read(Config written) {
    if (!hasAll(written)) {
      return Optional.empty();
    }
    boolean known = isKnown(written, "policy", policies) & isKnown(written, "product", products);
    return until(written)
        .filter(until -> known)
        .map(
            until ->
                new Exemption(
                    written.getString("policy"),
                    written.getString("product"),
                    written.getString("reason"),
                    until));
  }

  private boolean hasAll(Config written) {
    for (String key : written.root().keySet()) {
      if (!KEYS.contains(key)) {
        tell(
            written,
            "%s of an exemption is not a setting%s".formatted(key, Suggestion.ending(key, KEYS)));
      }
    }
    List<String> missing = KEYS.stream().filter(key -> !isThere(written, key)).toList();
    if (!missing.isEmpty()) {
      tell(
          written,
          "an exemption has no %s. Say which policy, for which product, the reason, and until when, such as 2026-12-31."
              .formatted(String.join(", ", missing)));
    }
    return missing.isEmpty();
  }

  private static boolean isThere(Config written, String key) {
    return written.hasPath(key) && !written.getString(key).isBlank();
  }

  private boolean isKnown(Config written, String key, Collection<String> names) {
    String name = written.getString(key);
    if (!names.contains(name)) {
      tell(
          written,
          "an exemption is of the unknown %s \"%s\"%s"
              .formatted(key, name, Suggestion.ending(name, names)));
    }
    return names.contains(name);
  }

  private Optional<LocalDate> until(Config written) {
    String date = written.getString("until");
    try {
      return Optional.of(LocalDate.parse(date));
    } catch (DateTimeParseException e) {
      tell(
          written,
          "an exemption lasts until \"%s\", which is not a day. Write one such as 2026-12-31."
              .formatted(date));
      return Optional.empty();
    }
  }

  private void tell(Config written, String message) {
    problem.accept(written.root().origin(), message);
  }
}
