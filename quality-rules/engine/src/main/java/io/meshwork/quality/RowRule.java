package io.meshwork.quality;

import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * A rule that speaks of each row by itself. A row breaks it where {@code applies} is true and
 * {@code passes} is false.
 *
 * @param info what is known of it
 * @param applies boolean, never null: the where clause, literal true without one
 * @param passes boolean, never null
 * @param message what is accepted, never with data, such as {@code value must be between -60 and
 *     150}
 */
public record RowRule(RuleInfo info, Column applies, Column passes, String message) {
  /** The same for rows that can't be put aside: what would be quarantined blocks the batch. */
  RowRule blocking() {
    return action() == Action.QUARANTINE
        ? new RowRule(info.with(Action.BLOCK), applies, passes, message)
        : this;
  }

  public String id() {
    return info.id();
  }

  public String text() {
    return info.text();
  }

  public int line() {
    return info.line();
  }

  public String kind() {
    return info.kind();
  }

  /** The column that it speaks of, empty for a composite over several. */
  public Optional<String> column() {
    return info.column();
  }

  public Severity severity() {
    return info.severity();
  }

  public Action action() {
    return info.action();
  }
}
