package io.meshwork.quality.metric;

/** What is told of how often values occur. */
public enum Frequency {
  /** The share of rows whose combination of values occurs once. */
  UNIQUENESS {
    @Override
    Measured of(Groups groups) {
      return groups.rows() == 0 ? NOTHING : share(groups.unique(), groups.rows());
    }
  },
  /** The number of combinations. */
  DISTINCT_VALUES {
    @Override
    Measured of(Groups groups) {
      return new Measured.Value(groups.distinct());
    }
  },
  /** The share of the combinations that occur once. */
  UNIQUE_VALUE_RATIO {
    @Override
    Measured of(Groups groups) {
      return groups.distinct() == 0 ? NOTHING : share(groups.unique(), groups.distinct());
    }
  },
  /** Shannon's entropy in nats: {@code -sum(n/N ln(n/N)) = ln N - sum(n ln n)/N}. */
  ENTROPY {
    @Override
    Measured of(Groups groups) {
      if (groups.rows() == 0) {
        return NOTHING;
      }
      // One value alone: exactly 0, whatever the rounding.
      return new Measured.Value(
          groups.distinct() == 1
              ? 0
              : Math.log(groups.rows()) - groups.countTimesLog() / groups.rows());
    }
  };

  private static final Measured NOTHING = new Measured.Nothing();

  abstract Measured of(Groups groups);

  private static Measured share(long part, long whole) {
    return new Measured.Value((double) part / whole);
  }
}
