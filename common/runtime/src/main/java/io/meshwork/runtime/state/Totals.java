package io.meshwork.runtime.state;

import io.meshwork.quality.state.MergedMetric;
import io.meshwork.quality.state.MergedStates;
import io.meshwork.quality.state.MetricState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of one hour, of its day, and of all.
 *
 * @param hour its beginning
 * @param first the beginning of the first day
 */
record Totals(
    Instant hour, Instant first, MergedStates ofHour, MergedStates ofDay, MergedStates ofAll) {

  /** With one more batch of the hour. */
  Totals plus(List<MetricState> states) {
    return new Totals(hour, first, ofHour.plus(states), ofDay.plus(states), ofAll.plus(states));
  }

  /** The metrics of these keys. */
  List<StateMetric> metrics(Set<MetricState.Key> keys) {
    return Stream.of(
            metrics(Period.HOUR, hour, ofHour),
            metrics(Period.DAY, hour.truncatedTo(ChronoUnit.DAYS), ofDay),
            metrics(Period.ALL, first, ofAll))
        .flatMap(s -> s)
        .filter(m -> keys.contains(m.metric().key()))
        .toList();
  }

  private static Stream<StateMetric> metrics(Period period, Instant from, MergedStates states) {
    return states.metrics().stream().map((MergedMetric m) -> new StateMetric(period, from, m));
  }
}
