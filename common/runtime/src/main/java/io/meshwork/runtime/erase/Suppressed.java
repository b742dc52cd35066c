package io.meshwork.runtime.erase;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;

/** Whose records a batch leaves out. Goes to the executors. */
public final class Suppressed implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<In> fields;
  private final long unit;

  /** A field of the topic that names an entity, of which somebody was erased. */
  public record In(String field, String prefix, Broadcast<SuppressionList> list)
      implements Serializable {}

  /**
   * @param unit how fine the topic's versions are, in microseconds
   */
  Suppressed(List<In> fields, long unit) {
    this.fields = new ArrayList<>(fields);
    this.unit = unit;
  }

  /** Leaves out nobody. */
  public static Suppressed nobody() {
    return new Suppressed(List.of(), 1);
  }

  /** The fields to look at; none if nobody was erased. */
  public List<In> fields() {
    return fields;
  }

  /**
   * Whether a record is left out.
   *
   * @param value what the field says
   * @param version the record's, in microseconds
   */
  public boolean covers(In field, Object value, long version) {
    return field
        .list()
        .value()
        .until(field.prefix() + value)
        .filter(until -> version <= LastVersion.of(until, unit))
        .isPresent();
  }
}
