package io.meshwork.runtime.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Takes the time of the steps of a batch, in milliseconds. */
final class Steps {
  private final Map<String, Long> millis = new LinkedHashMap<>();

  <T> T time(String step, Supplier<T> work) {
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      millis.merge(step, (System.nanoTime() - begun) / 1_000_000, Long::sum);
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

  Map<String, Long> millis() {
    return new LinkedHashMap<>(millis);
  }
}
