package io.meshwork.sandbox.generator;

import java.time.LocalDate;

/** Any day in the range, both ends included, as ISO-8601. */
record UniformDate(LocalDate from, LocalDate to) implements FieldSource {
  @Override
  public Object value(Moment moment) {
    return LocalDate.ofEpochDay(moment.random().nextLong(from.toEpochDay(), to.toEpochDay() + 1))
        .toString();
  }
}
