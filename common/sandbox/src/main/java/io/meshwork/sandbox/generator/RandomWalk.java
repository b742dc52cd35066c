package io.meshwork.sandbox.generator;

/**
 * A value of each entity that moves by at most a step from one event to the next and stays in its
 * range.
 */
record RandomWalk(double min, double max, double step, int decimals) implements FieldSource {
  RandomWalk {
    if (!(min < max) || !(step > 0)) {
      throw new IllegalArgumentException("a walk needs min below max and a step above 0.");
    }
  }

  @Override
  public Object value(Moment moment) {
    Object last = moment.memory().get(this);
    double next = last == null ? start(moment) : moved((Double) last, moment);
    moment.memory().put(this, next);
    return UniformNumber.rounded(next, decimals);
  }

  private double start(Moment moment) {
    return min + moment.random().nextDouble() * (max - min);
  }

  private double moved(double last, Moment moment) {
    double target = last + (moment.random().nextDouble() * 2 - 1) * step;
    return Math.max(min, Math.min(max, target));
  }
}
