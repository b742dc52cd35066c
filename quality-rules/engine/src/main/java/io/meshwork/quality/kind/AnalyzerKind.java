package io.meshwork.quality.kind;

import io.meshwork.quality.metric.Metric;
import java.util.List;

/** A type that may stand in {@code Analyzers = [ ... ]}: measured and kept, but not judged. */
public non-sealed interface AnalyzerKind extends Kind {
  /**
   * What is measured.
   *
   * @throws InvalidRule if it doesn't fit the schema
   */
  List<Metric> metrics(Subject subject);
}
