package io.meshwork.quality.profile;

import com.amazon.deequ.profiles.NumericColumnProfile;
import io.meshwork.quality.profile.ColumnProfile.Reading;
import io.meshwork.quality.profile.ColumnProfile.ValueCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Profiles the columns of a data set in four passes, however many columns there are. */
public final class Profiler {
  /** How Deequ's histograms name null. */
  private static final String NULL = "NullValue";

  private static final Map<String, Reading> READINGS =
      Map.of(
          "Integral", Reading.WHOLE_NUMBERS,
          "Fractional", Reading.NUMBERS,
          "Boolean", Reading.BOOLEANS);

  private final StructField[] fields;
  private final Set<String> masked;

  private Profiler(StructField[] fields, Set<String> masked) {
    this.fields = fields;
    this.masked = masked;
  }

  /**
   * @param rows best persisted: they are read several times
   * @param masked columns whose values must not be told
   */
  public static Profile profile(Dataset<Row> rows, Set<String> masked) {
    return run(rows, masked).profile();
  }

  /** A profile, and what Deequ suggests for it; nothing if there are no rows. */
  record Outcome(Profile profile, Optional<DeequRun> deequ) {}

  static Outcome run(Dataset<Row> rows, Set<String> masked) {
    Profiler profiler = new Profiler(rows.schema().fields(), masked);
    if (rows.isEmpty()) {
      return new Outcome(profiler.empty(), Optional.empty());
    }
    PlainColumns plain = PlainColumns.of(rows);
    DeequRun deequ = DeequRun.over(plain);
    Ranges ranges = Ranges.of(plain.rows(), profiler.plainMasked());
    return new Outcome(profiler.of(deequ, ranges), Optional.of(deequ));
  }

  private Set<String> plainMasked() {
    return IntStream.range(0, fields.length)
        .filter(i -> masked.contains(fields[i].name()))
        .mapToObj(PlainColumns::name)
        .collect(Collectors.toSet());
  }

  private Profile empty() {
    List<ColumnProfile> columns = new ArrayList<>();
    for (StructField field : fields) {
      columns.add(
          new ColumnProfile(
              field.name(),
              type(field),
              Optional.empty(),
              masked.contains(field.name()),
              0,
              1,
              0,
              true,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of()));
    }
    return new Profile(0, columns);
  }

  private Profile of(DeequRun deequ, Ranges ranges) {
    List<ColumnProfile> columns = new ArrayList<>();
    for (int i = 0; i < fields.length; i++) {
      columns.add(column(fields[i], PlainColumns.name(i), deequ, ranges));
    }
    return new Profile(deequ.rows(), columns);
  }

  private ColumnProfile column(StructField field, String plain, DeequRun deequ, Ranges ranges) {
    com.amazon.deequ.profiles.ColumnProfile found = deequ.profiles().get(plain);
    boolean isMasked = masked.contains(field.name());
    long nulls = Math.round(deequ.rows() * (1 - found.completeness()));
    Optional<List<ValueCount>> counted = values(found, nulls);
    return new ColumnProfile(
        field.name(),
        type(field),
        reading(field, found, nulls < deequ.rows()),
        isMasked,
        nulls,
        found.completeness(),
        counted.map(v -> (long) v.size()).orElse(found.approximateNumDistinctValues()),
        counted.isPresent(),
        isMasked ? Optional.empty() : numbers(found, ranges.quantiles().get(plain)),
        Optional.ofNullable(ranges.lengths().get(plain)),
        Optional.ofNullable(ranges.ranges().get(plain)),
        isMasked ? List.of() : counted.orElse(List.of()));
  }

  private static String type(StructField field) {
    return field.dataType().sql().toLowerCase(java.util.Locale.ROOT);
  }

  private static Optional<Reading> reading(
      StructField field, com.amazon.deequ.profiles.ColumnProfile found, boolean hasValues) {
    return field.dataType() instanceof StringType && hasValues
        ? Optional.ofNullable(READINGS.get(found.dataType().toString()))
        : Optional.empty();
  }

  /** Null is among the counted values under a name that a text may have too. */
  private static Optional<List<ValueCount>> values(
      com.amazon.deequ.profiles.ColumnProfile found, long nulls) {
    if (found.histogram().isEmpty()) {
      return Optional.empty();
    }
    List<ValueCount> counts = new ArrayList<>();
    CollectionConverters.asJava(found.histogram().get().values())
        .forEach(
            (value, count) -> {
              long rows = value.equals(NULL) ? count.absolute() - nulls : count.absolute();
              if (rows > 0) {
                counts.add(new ValueCount(value, rows));
              }
            });
    counts.sort(
        Comparator.comparingLong(ValueCount::rows).reversed().thenComparing(ValueCount::value));
    return Optional.of(counts);
  }

  private static Optional<NumberSummary> numbers(
      com.amazon.deequ.profiles.ColumnProfile found, List<NumberSummary.Quantile> quantiles) {
    if (!(found instanceof NumericColumnProfile numbers) || numbers.minimum().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NumberSummary(
            number(numbers.minimum()),
            number(numbers.maximum()),
            number(numbers.mean()),
            number(numbers.stdDev()),
            number(numbers.sum()),
            quantiles == null ? List.of() : quantiles));
  }

  private static double number(Option<Object> value) {
    return (Double) value.get();
  }
}
