package io.meshwork.governance.policy;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Problem;
import io.meshwork.contract.Sla;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What isn't promised isn't watched.
 *
 * @param maximalLatency the longest latency that a product may promise
 */
record ServicePromised(Duration maximalLatency) implements Policy {

  @Override
  public String id() {
    return "service-promised";
  }

  @Override
  public String demand() {
    return "A product promises a latency of %s at most, and freshness if it runs by schedule, so that a late run or a silent source is noticed; a topic of erasures needs no freshness."
        .formatted(Durations.words(maximalLatency));
  }

  @Override
  public List<Problem> problems(Document document) {
    DataContract contract = document.contract();
    var latency =
        document.problemIf(
            promised(contract, "latency").isEmpty(),
            "slaProperties",
            "no latency is promised. Add it to slaProperties, with a unit.");
    boolean isAwaited = contract.schedule().isPresent() && contract.input().erases().isEmpty();
    var freshness =
        document.problemIf(
            isAwaited && promised(contract, "freshness").isEmpty(),
            "slaProperties",
            "no freshness is promised, though the product runs by schedule. Add it to slaProperties, with a unit.");
    var slow =
        promised(contract, "latency").stream()
            .filter(s -> s.span().filter(span -> span.compareTo(maximalLatency) > 0).isPresent())
            .map(s -> slow(document, s));
    return Stream.concat(Stream.concat(latency.stream(), freshness.stream()), slow).toList();
  }

  private static List<Sla> promised(DataContract contract, String property) {
    return contract.slas().stream().filter(s -> s.property().equals(property)).toList();
  }

  private Problem slow(Document document, Sla sla) {
    return document.problem(
        sla.line(),
        "a latency of %s %s is promised, but the mesh allows %s at most. Promise less, or ask for an exemption."
            .formatted(sla.value(), sla.unit(), Durations.words(maximalLatency)));
  }
}
