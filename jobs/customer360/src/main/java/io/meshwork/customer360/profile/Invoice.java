package io.meshwork.customer360.profile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What a customer bought or gave back at one go.
 *
 * @param amount below zero where more was given back
 * @param sale false for a cancellation
 */
record Invoice(LocalDate day, boolean sale, BigDecimal amount) {
  YearMonth month() {
    return YearMonth.from(day);
  }
}
