package io.meshwork.runtime.publication;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which data is complete, how good it is, and from which offsets it came.
 *
 * @param id of the batch, see {@link #idOf}: the same whenever the same offsets are published; of a
 *     replay out of quarantine see {@link #idOfReplay}
 * @param product the product's full name
 * @param run the run that published
 * @param batch the batch's number within its query
 * @param publishedAt when it was published first
 * @param contractVersion version of the contract
 * @param suiteVersion version of the suite
 * @param verdict the gate's verdict
 * @param consumed records read
 * @param landed records in the tables
 * @param superseded records that a newer one of the same batch replaced
 * @param filtered records left out by a named rule
 * @param quarantined records set aside
 * @param eventTimeFrom the earliest event time that landed; null if none did
 * @param eventTimeUntil the latest; null if none landed
 * @param offsetsFrom first offset by "topic-partition"; of a replay none, since it completes no
 *     range
 * @param offsetsUntil the offset behind the last, by "topic-partition"
 */
public record Publication(
    UUID id,
    String product,
    String run,
    long batch,
    Instant publishedAt,
    String contractVersion,
    String suiteVersion,
    String verdict,
    long consumed,
    long landed,
    long superseded,
    long filtered,
    long quarantined,
    Instant eventTimeFrom,
    Instant eventTimeUntil,
    Map<String, Long> offsetsFrom,
    Map<String, Long> offsetsUntil) {

  public Publication {
    offsetsFrom = Map.copyOf(offsetsFrom);
    offsetsUntil = Map.copyOf(offsetsUntil);
  }

  /** The id of what a product makes from these offsets: a name-based UUID (version 3). */
  public static UUID idOf(String product, Map<String, Long> from, Map<String, Long> until) {
    String name = product + " " + new TreeMap<>(from) + " " + new TreeMap<>(until);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** The id of a batch out of quarantine: its records are no range of offsets that comes again. */
  public static UUID idOfReplay(String run, long batch) {
    return UUID.nameUUIDFromBytes(("replay " + run + " " + batch).getBytes(StandardCharsets.UTF_8));
  }

  Publication publishedAt(Instant time) {
    return new Publication(
        id,
        product,
        run,
        batch,
        time,
        contractVersion,
        suiteVersion,
        verdict,
        consumed,
        landed,
        superseded,
        filtered,
        quarantined,
        eventTimeFrom,
        eventTimeUntil,
        offsetsFrom,
        offsetsUntil);
  }
}
