package io.meshwork.contract.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in a text, so that all of it can be said at once. */
public final class Findings {
  private final List<Finding> found = new ArrayList<>();

  /** One thing that is wrong; line 0 means the whole text. */
  public record Finding(int line, String message) {}

  public void add(int line, String message) {
    found.add(new Finding(line, message));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** What was found, by line, each thing once. */
  public List<Finding> sorted() {
    return found.stream().distinct().sorted(Comparator.comparingInt(Finding::line)).toList();
  }
}
