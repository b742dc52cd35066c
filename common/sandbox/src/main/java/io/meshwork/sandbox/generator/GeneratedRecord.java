package io.meshwork.sandbox.generator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message for Kafka.
 *
 * @param key UTF-8; null for a message without key
 * @param value UTF-8 JSON, unless a defect broke it; null for a deletion
 * @param headers by name
 * @param timestamp when it is sent
 * @param defect the name of the defect that it carries; absent for a good event
 */
@SuppressWarnings("ArrayRecordComponent") // Kafka's own currency; nobody compares these records.
public record GeneratedRecord(
    byte[] key,
    byte[] value,
    Map<String, byte[]> headers,
    Instant timestamp,
    Optional<String> defect) {}
