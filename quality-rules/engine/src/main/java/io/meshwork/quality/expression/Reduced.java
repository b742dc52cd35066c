package io.meshwork.quality.expression;

import java.util.Arrays;

/**
 * One number made of a metric's last values, such as {@code avg(last(10))}. If fewer are there,
 * those that are count, as AWS documents {@code last(k)}.
 *
 * @param by how
 * @param count of how many, at least 1
 */
public record Reduced(Reduction by, int count) implements Expression {
  @Override
  public double value(double[] earlier) {
    return by.of().applyAsDouble(Arrays.copyOf(earlier, Math.min(count, earlier.length)));
  }

  @Override
  public int depth() {
    return count;
  }

  @Override
  public int needs() {
    return by.needs();
  }
}
