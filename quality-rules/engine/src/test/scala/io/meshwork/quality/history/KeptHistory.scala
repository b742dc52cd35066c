package io.meshwork.quality.history

import java.time.Instant
import java.util.{List => JList}
import scala.jdk.CollectionConverters._

/** A history in memory, as the interface asks for it. */
class KeptHistory extends MetricHistory {
  private var points = Map.empty[(String, Instant, String), MetricPoint]

  override def last(metric: String, count: Int, before: Instant): JList[MetricPoint] =
    points.values.toList
      .filter(p => p.metric == metric && p.at.isBefore(before))
      .sortBy(_.at)(Ordering[Instant].reverse)
      .take(count)
      .asJava

  override def between(from: Instant, until: Instant): JList[MetricPoint] =
    points.values.toList
      .filter(p => !p.at.isBefore(from) && p.at.isBefore(until))
      .sortBy(p => (p.at, p.batch, p.metric))
      .asJava

  override def append(more: JList[MetricPoint]): Unit =
    more.forEach(p => points += (p.metric, p.at, p.batch) -> p)
}
