package io.meshwork.runtime.decode;

import java.util.List;

/**
 * Names of the columns that the runtime adds to a record's own fields. A contract's names begin
 * with a letter, so an underscore keeps the two apart.
 */
public final class Columns {
  /** Kafka's coordinates of the record: string, int, bigint, timestamp. */
  public static final String TOPIC = "_topic";

  public static final String PARTITION = "_partition";
  public static final String OFFSET = "_offset";
  public static final String TIMESTAMP = "_timestamp";

  /** The record as it came: binary, array of (key, value), binary (on quarantined rows alone). */
  public static final String KEY = "_key";

  public static final String HEADERS = "_headers";
  public static final String VALUE = "_value";

  /** Prefix of the {@code bigint} columns that hold the bits of the broken rules. */
  public static final String BITS = "_bits";

  /** Where decoding failed, in words without data: string, null on decoded rows. */
  public static final String DETAIL = "_detail";

  /** Names of fields that the contract doesn't know, with commas: string, null if none. */
  public static final String UNKNOWN = "_unknown";

  /** Whether the record ends its key: boolean. */
  public static final String DELETE = "_delete";

  /** Fields that carry an explicit null that erases: array of string, null if none. */
  public static final String ERASE = "_erase";

  /** Name of the filter that takes the record out: string, null if none does. */
  public static final String FILTER = "_filter";

  /** The rules that the record breaks: array of (rule, column, message). */
  public static final String REASONS = "_reasons";

  /** The version as Cassandra's write timestamp: bigint, microseconds. */
  public static final String WRITETIME = "_writetime";

  private Columns() {}

  public static String bits(int word) {
    return BITS + word;
  }

  /** The columns that a domain's transform has to hand on as they are. */
  public static List<String> carried() {
    return List.of(TOPIC, PARTITION, OFFSET, TIMESTAMP, DELETE, ERASE);
  }
}
