package io.meshwork.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * The publication of a run: which table is complete for which span of event time, and since when.
 */
public record PublishedData(
    String id,
    Instant publishedAt,
    String table,
    Optional<Instant> eventTimeFrom,
    Optional<Instant> eventTimeUntil) {

  public PublishedData {
    eventTimeFrom = Absent.value(eventTimeFrom);
    eventTimeUntil = Absent.value(eventTimeUntil);
  }
}
