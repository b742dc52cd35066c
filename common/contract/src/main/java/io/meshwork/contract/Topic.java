package io.meshwork.contract;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What a product's batches consist of: the Kafka topic and what its records mean.
 *
 * @param topics its name in Kafka (ODCS {@code physicalName}, else the name); of a product that is
 *     made from others' tables, the change feeds of all of them
 * @param format how a record's value is encoded
 * @param messageKey the field that the Kafka message key repeats; for an entity topic the identity
 *     that a null value deletes
 * @param keyRequired whether a record without a message key is quarantined
 * @param maxPayloadBytes the longest value that is decoded; longer ones are quarantined
 * @param eventTime the field that says when the event happened
 * @param versionField the field that orders two records of one key: a timestamp, of which the later
 *     one wins, or a number, of which the higher one does; equal ones are told apart by content
 * @param versionPrecision how fine a timestamp is, or that the version is a number
 * @param allowedSkew how far in the future a time may lie: the event's, and that of the version
 * @param nullValue what a record without a value means
 * @param quarantine what is kept of the content of a record in quarantine
 * @param erases the field that names whom a record asks to erase, from every table of the mesh
 * @param filters records that are left out on purpose, each by a named rule
 * @param fields the record's fields, in the contract's order
 */
public record Topic(
    List<String> topics,
    Format format,
    Optional<String> messageKey,
    boolean keyRequired,
    long maxPayloadBytes,
    String eventTime,
    String versionField,
    VersionPrecision versionPrecision,
    Duration allowedSkew,
    NullValue nullValue,
    Quarantine quarantine,
    Optional<String> erases,
    List<Filter> filters,
    List<Field> fields) {

  /**
   * The highest version that is a number. A number is a thousand microseconds in the write
   * timestamp of its row, so the last of them is in September 2001: before every time that a clock
   * gives. What deletes by the clock, such as an erasure, so deletes a row of any version.
   */
  public static final long MOST_VERSION = 999_999_999_999L;

  public Topic {
    topics = List.copyOf(topics);
    filters = List.copyOf(filters);
    fields = List.copyOf(fields);
  }

  /** The topic's name in Kafka; of several, all of them with commas. */
  public String name() {
    return String.join(",", topics);
  }

  /** Encodings of a record's value. */
  public enum Format {
    JSON
  }

  /** How fine a version is; finer digits break ties by content. */
  public enum VersionPrecision {
    SECONDS(1_000_000),
    MILLISECONDS(1_000),
    MICROSECONDS(1),
    /** Not a time: a required integer from 0 to {@link Topic#MOST_VERSION}. */
    NUMBER(1_000);

    private final long micros;

    VersionPrecision(long micros) {
      this.micros = micros;
    }

    /** How long a version's moment is, in microseconds. */
    public long micros() {
      return micros;
    }
  }

  /** What a record without a value means: a breach of the contract, or the end of its key. */
  public enum NullValue {
    QUARANTINE,
    DELETE
  }

  /** What is kept of the key, headers and value of a record that breaks the contract. */
  public enum Quarantine {
    /** All, as it came. Not for a topic with classified fields. */
    PLAIN,
    /** All, encrypted with the platform's key. */
    ENCRYPT,
    /** Nothing: where the record stands in Kafka, its size and its reasons. */
    OMIT
  }

  /** Whether versions are numbers rather than times. */
  public boolean countsVersions() {
    return versionPrecision == VersionPrecision.NUMBER;
  }

  /**
   * The field of this name.
   *
   * @throws NoSuchElementException if the topic has none
   */
  public Field field(String field) {
    return fields.stream()
        .filter(f -> f.name().equals(field))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchElementException("topic " + name() + " has no field " + field));
  }
}
