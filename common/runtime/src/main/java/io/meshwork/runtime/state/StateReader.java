package io.meshwork.runtime.state;

import io.meshwork.quality.state.MergedStates;
import io.meshwork.quality.state.StateCodec;
import io.meshwork.quality.state.UnreadableStatesException;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads and merges what is kept, and seals the hours and days that are over. */
record StateReader(StateRows rows, Instant now) {
  /** How long the clock of one machine may be behind that of another. */
  private static final Duration SKEW = Duration.ofMinutes(15);

  /** What is known of an hour, its day, and all. */
  Totals read(Instant hour) {
    List<Rollup<LocalDate>> days = rows.days();
    Totals totals =
        new Totals(
            hour,
            Hours.begin(days.isEmpty() ? Hours.day(hour) : days.get(0).period()),
            MergedStates.none(),
            MergedStates.none(),
            MergedStates.none());
    for (Rollup<LocalDate> day : days) {
      totals = day.period().equals(Hours.day(hour)) ? withOwn(totals, day) : with(totals, day);
    }
    return totals;
  }

  private Totals with(Totals totals, Rollup<LocalDate> day) {
    MergedStates ofDay = sealed(day).orElseGet(() -> ofHours(day, totals).ofDay());
    return new Totals(
        totals.hour(), totals.first(), totals.ofHour(), totals.ofDay(), totals.ofAll().plus(ofDay));
  }

  /** What was sealed of the day outlives its hours, of which some may have expired. */
  private Totals withOwn(Totals totals, Rollup<LocalDate> day) {
    Totals found = ofHours(day, totals);
    MergedStates ofDay = sealed(day).orElse(found.ofDay());
    return new Totals(
        totals.hour(), totals.first(), found.ofHour(), ofDay, totals.ofAll().plus(ofDay));
  }

  private Optional<MergedStates> sealed(Rollup<LocalDate> day) {
    return day.states()
        .map(states -> merged(MergedStates.none(), states, Hours.begin(day.period())));
  }

  /** The day from its hours, and the hour that is asked for if it is one of them. */
  private Totals ofHours(Rollup<LocalDate> day, Totals asked) {
    MergedStates ofHour = MergedStates.none();
    MergedStates ofDay = MergedStates.none();
    for (Rollup<Instant> hour : rows.hours(day.period())) {
      MergedStates states = of(hour);
      ofDay = ofDay.plus(states);
      ofHour = hour.period().equals(asked.hour()) ? states : ofHour;
    }
    if (day.states().isEmpty() && isOver(Hours.end(day.period()))) {
      rows.sealDay(day, StateCodec.bytes(ofDay.states()));
    }
    return new Totals(asked.hour(), asked.first(), ofHour, ofDay, ofDay);
  }

  private MergedStates of(Rollup<Instant> hour) {
    if (hour.states().isPresent()) {
      return merged(MergedStates.none(), hour.states().get(), hour.period());
    }
    MergedStates states = MergedStates.none();
    for (byte[] batch : rows.batches(hour.period())) {
      states = merged(states, batch, hour.period());
    }
    if (isOver(Hours.end(hour.period()))) {
      rows.sealHour(hour, StateCodec.bytes(states.states()));
    }
    return states;
  }

  /** For every machine, so that whoever still writes knows that it comes late. */
  private boolean isOver(Instant end) {
    return !now.isBefore(end.plus(SKEW));
  }

  private MergedStates merged(MergedStates states, byte[] more, Instant of) {
    try {
      return states.plus(StateCodec.states(more));
    } catch (UnreadableStatesException e) {
      throw new MeshException(
          Category.CONFIGURATION,
          "The metric states of %s of %s, in the tables meshwork.metric_state*, can't be read. %s"
              .formatted(rows.product(), of, e.getMessage()),
          e);
    }
  }
}
