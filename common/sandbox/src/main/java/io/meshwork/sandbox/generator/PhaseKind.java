package io.meshwork.sandbox.generator;

/** The two ways in which events are produced. */
enum PhaseKind {
  /** All at once, over a span of event time that ends now. */
  BATCH {
    @Override
    long events(EventSpec spec) {
      return spec.batch().events(spec.entities().count());
    }

    @Override
    int count(Defect defect) {
      return defect.batchCount();
    }

    @Override
    Outcome outcome(Defect defect) {
      return defect.expect();
    }
  },

  /** As time goes by. */
  STREAM {
    @Override
    long events(EventSpec spec) {
      return spec.stream().events();
    }

    @Override
    int count(Defect defect) {
      return defect.streamCount();
    }

    /**
     * A repeated event was landed by the batch, so it meets nothing that it could lose to: it lands
     * again.
     */
    @Override
    Outcome outcome(Defect defect) {
      return defect.kind().repeats() ? new Outcome.Landed() : defect.expect();
    }
  };

  /** How many records repeat an event. */
  long repeats(EventSpec spec) {
    return spec.defects().stream()
        .filter(defect -> defect.kind().repeats())
        .mapToLong(this::count)
        .sum();
  }

  abstract long events(EventSpec spec);

  abstract int count(Defect defect);

  abstract Outcome outcome(Defect defect);
}
