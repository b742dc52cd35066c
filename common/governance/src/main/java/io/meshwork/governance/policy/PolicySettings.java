package io.meshwork.governance.policy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the mesh wants its policies. Defaults and meanings are in this package's {@code
 * reference.conf}.
 *
 * @param severities of each policy, by its id
 * @param classifications the words that a contract may use, in small letters, from the most open to
 *     the most closed
 * @param personal those of them that say that data is personal
 * @param maximalLatency the longest latency that a product may promise
 * @param exemptions who needn't keep which policy, and until when
 */
public record PolicySettings(
    Map<String, Severity> severities,
    List<String> classifications,
    Set<String> personal,
    Duration maximalLatency,
    List<Exemption> exemptions) {

  public PolicySettings {
    severities = Map.copyOf(severities);
    classifications = List.copyOf(classifications);
    personal = Set.copyOf(personal);
    exemptions = List.copyOf(exemptions);
  }

  /**
   * Reads the mesh's configuration over the defaults; these alone if there is no such file.
   *
   * @param products the full names of all products, which exemptions may name
   * @throws InvalidPoliciesException with every problem, if there is any
   */
  public static PolicySettings read(Path file, Collection<String> products) {
    return PolicySettingsReader.read(file, products);
  }

  boolean exempts(String product, String policy, LocalDate today) {
    return exemptions.stream()
        .filter(e -> e.product().equals(product) && e.policy().equals(policy))
        .anyMatch(e -> !e.hasEnded(today));
  }
}
