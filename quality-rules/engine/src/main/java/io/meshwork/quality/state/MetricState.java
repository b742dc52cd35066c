package io.meshwork.quality.state;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.DoubleValuedState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What has to be known of some rows to tell a metric of them and of others together.
 *
 * @param key the metric
 * @param rows the rows that it speaks of
 * @param state Deequ's state, without the column that it is of; empty if there was nothing to
 *     measure: no row, or no value that is not null
 */
public record MetricState(Key key, long rows, Optional<DoubleValuedState<?>> state) {

  /**
   * Which metric: states of equal keys may be summed.
   *
   * @param name as results show it, such as {@code Mean(value)}
   * @param where the condition that chose the rows, empty for all
   * @param definition tells metrics of one name apart, such as two conditions on one column: the
   *     first 16 hexadecimal digits of the SHA-256 of the analyzer
   */
  public record Key(String name, Optional<String> where, String definition)
      implements Comparable<Key> {
    private static final int DEFINITION_DIGITS = 16;
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::name)
            .thenComparing(key -> key.where().orElse(""))
            .thenComparing(Key::definition);

    /** The key of what an analyzer measures. */
    public static Key of(String name, Optional<String> where, Analyzer<?, ?> analyzer) {
      return new Key(name, where, digest(analyzer.toString()).substring(0, DEFINITION_DIGITS));
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }

    private static String digest(String text) {
      try {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }
  }

  public MetricState {
    state = state.map(StateKind::bare);
  }

  /**
   * The state of both.
   *
   * @param other of the same key
   */
  MetricState plus(MetricState other) {
    Optional<DoubleValuedState<?>> both =
        state.isPresent() && other.state.isPresent()
            ? Optional.of(StateKind.sum(state.get(), other.state.get()))
            : state.or(other::state);
    return new MetricState(key, rows + other.rows, both);
  }
}
