package io.meshwork.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much the benchmark of the stream does.
 *
 * @param rates events a second at which latency is measured
 * @param warmUp how long a stream runs before it is measured
 * @param measured how long it is measured
 * @param firstStep the events a second from which the greatest rate is searched upwards
 * @param steps how often the rate is raised at most
 * @param step how long each rate is held
 * @param outageRate events a second that had come while nothing ran, and that keep coming
 * @param backlog events that wait when the stream starts; 0 measures neither that nor the steps
 */
record StreamSizes(
    List<Integer> rates,
    Duration warmUp,
    Duration measured,
    int firstStep,
    int steps,
    Duration step,
    int outageRate,
    long backlog) {
  /** The backlog is an hour's. */
  static final StreamSizes FULL =
      new StreamSizes(
          List.of(1_000, 2_000, 5_000, 10_000),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          10_000,
          6,
          Duration.ofSeconds(20),
          2_000,
          7_200_000);

  /** To see that it runs; the figures mean nothing. */
  static final StreamSizes SMOKE =
      new StreamSizes(
          List.of(200),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          500,
          1,
          Duration.ofSeconds(3),
          200,
          10_000);

  /** With other rates, unless there are none, and another backlog; the rate 0 is none. */
  StreamSizes with(List<Integer> otherRates, Long otherBacklog) {
    return new StreamSizes(
        otherRates.isEmpty() ? rates : otherRates.stream().filter(rate -> rate > 0).toList(),
        warmUp,
        measured,
        firstStep,
        steps,
        step,
        outageRate,
        Optional.ofNullable(otherBacklog).orElse(backlog));
  }
}
