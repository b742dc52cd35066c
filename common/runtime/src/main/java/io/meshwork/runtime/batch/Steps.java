package io.meshwork.runtime.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Takes the time of the steps of a batch, in milliseconds; some are taken at the same time. */
final class Steps {
  private final Map<String, Long> millis = new LinkedHashMap<>();

  <T> T time(String step, Supplier<T> work) {
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      add(step, (System.nanoTime() - begun) / 1_000_000);
    }
  }

  void time(String step, Runnable work) {
    time(
        step,
        () -> {
          work.run();
          return null;
        });
  }

  private synchronized void add(String step, long took) {
    millis.merge(step, took, Long::sum);
  }

  synchronized Map<String, Long> millis() {
    return new LinkedHashMap<>(millis);
  }
}
