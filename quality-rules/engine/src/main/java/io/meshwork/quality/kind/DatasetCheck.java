package io.meshwork.quality.kind;

import io.meshwork.quality.metric.Measurements;
import io.meshwork.quality.metric.Metric;
import java.util.List;

/** A dataset rule, compiled: what it needs measured, and its judgement on that. */
public interface DatasetCheck {
  List<Metric> metrics();

  /** Judges measurements that hold at least {@link #metrics}. */
  Judgement judge(Measurements measurements);
}
