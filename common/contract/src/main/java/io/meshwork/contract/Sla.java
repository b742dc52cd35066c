package io.meshwork.contract;

import io.meshwork.contract.yaml.Findings;
import java.time.Duration;
import java.util.Optional;

/**
 * A promised service level.
 *
 * @param property what is promised, such as {@code latency}, {@code freshness}, {@code retention}
 * @param value how much, as text
 * @param unit of what, such as {@code minutes}; empty if the contract doesn't say
 * @param element the table that it is promised for; all of them if absent
 * @param line where the contract says it
 */
public record Sla(String property, String value, String unit, Optional<String> element, int line) {

  /** The value with its unit as a length of time; empty if it isn't one. */
  public Optional<Duration> span() {
    return TimeSpan.of(property, value, unit, line, new Findings());
  }
}
