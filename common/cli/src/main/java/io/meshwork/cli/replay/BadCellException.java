package io.meshwork.cli.replay;

import io.meshwork.contract.Field;

/**
 * A cell that isn't of its field's type. Says where and what is accepted, not what the cell holds.
 */
final class BadCellException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadCellException(long line, String source, Field field) {
    super(
        "line %d: %s is not %s, as field \"%s\" needs"
            .formatted(line, source, field.type().words(), field.name()));
  }
}
