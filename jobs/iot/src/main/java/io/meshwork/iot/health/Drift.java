package io.meshwork.iot.health;

import java.util.Locale;

/** Where a level moves. */
enum Drift {
  NONE(0),
  UP(1),
  DOWN(-1);

  private final int sign;

  Drift(int sign) {
    this.sign = sign;
  }

  static Drift of(int sign) {
    if (sign == 0) {
      return NONE;
    }
    return sign > 0 ? UP : DOWN;
  }

  /** 1, -1 or 0. */
  int sign() {
    return sign;
  }

  /** Its name in tables. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
