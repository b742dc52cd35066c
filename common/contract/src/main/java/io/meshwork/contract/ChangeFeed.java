package io.meshwork.contract;

import io.meshwork.contract.FieldType.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The topics by which a table tells its readers what has changed: one record for each partition
 * that a batch has touched, in JSON.
 */
public final class ChangeFeed {
  /** The table, such as {@code weather.daily_by_station}: a string. */
  public static final String TABLE = "table";

  /**
   * The partition key's columns, by name, as a JSON object in a string; the message key repeats it.
   */
  public static final String KEY = "key";

  /** When the partition was written: a timestamp. */
  public static final String CHANGED_AT = "changed_at";

  private static final long MAX_PAYLOAD = 1 << 20;

  /** Ten thousand years: a change isn't to be lost for the clock of whoever wrote it. */
  private static final Duration ALLOWED_SKEW = Duration.ofDays(3_650_000);

  private ChangeFeed() {}

  /** The topic of a table. */
  public static String topic(String domain, String table) {
    return domain + "." + table + ".changes";
  }

  /** What a product that reads these tables is made from. */
  static Topic of(List<InputPort> ports) {
    return new Topic(
        ports.stream().filter(InputPort::isFollowed).map(InputPort::changeFeed).toList(),
        Topic.Format.JSON,
        Optional.empty(),
        false,
        MAX_PAYLOAD,
        CHANGED_AT,
        CHANGED_AT,
        Topic.VersionPrecision.MILLISECONDS,
        ALLOWED_SKEW,
        Topic.NullValue.QUARANTINE,
        Topic.Quarantine.OMIT, // a key may be a person's
        Optional.empty(),
        List.of(),
        List.of(
            field(TABLE, Kind.STRING, Optional.empty(), "The table that has changed."),
            field(KEY, Kind.STRING, classification(ports), "The partition that has changed."),
            field(CHANGED_AT, Kind.TIMESTAMP, Optional.empty(), "When it was written.")));
  }

  /** A key is as sensitive as the columns that it is made of. */
  private static Optional<String> classification(List<InputPort> ports) {
    return ports.stream()
        .map(InputPort::table)
        .flatMap(table -> table.partitionKey().stream().map(table::column))
        .filter(Field::isClassified)
        .findFirst()
        .flatMap(Field::classification);
  }

  private static Field field(
      String name, Kind kind, Optional<String> classification, String description) {
    return new Field(
        name,
        FieldType.of(kind),
        true,
        false,
        Constraints.none(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        classification,
        false,
        description,
        0);
  }
}
