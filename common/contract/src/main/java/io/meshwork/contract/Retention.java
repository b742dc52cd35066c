package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long each table keeps its rows: as promised for it, else as promised for all. */
final class Retention {
  /** Cassandra's limit. */
  private static final Duration LONGEST = Duration.ofDays(20 * 365);

  private static final String ALL = "";

  private final Map<String, Duration> byTable = new HashMap<>();

  static Retention of(List<Sla> slas, Findings findings) {
    var retention = new Retention();
    slas.stream()
        .filter(s -> s.property().equals(SlaReader.RETENTION))
        .forEach(s -> retention.add(s, findings));
    return retention;
  }

  Optional<Duration> of(String table) {
    return Optional.ofNullable(byTable.getOrDefault(table, byTable.get(ALL)));
  }

  private void add(Sla sla, Findings findings) {
    // a wrong amount or unit is the SLA reader's finding
    var span = TimeSpan.of(sla.property(), sla.value(), sla.unit(), sla.line(), new Findings());
    if (span.isEmpty()) {
      return;
    }
    if (span.get().toSeconds() < 1 || span.get().compareTo(LONGEST) > 0) {
      findings.add(sla.line(), "slaProperties.retention must be between 1 second and 7300 days");
    }
    if (byTable.putIfAbsent(sla.element().orElse(ALL), span.get()) != null) {
      findings.add(
          sla.line(),
          "slaProperties.retention of %s is here twice"
              .formatted(sla.element().orElse("all tables")));
    }
  }
}
