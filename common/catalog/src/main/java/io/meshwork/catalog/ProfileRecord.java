package io.meshwork.catalog;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a data set looks like, as the file of a profile says it.
 *
 * @param product the data product
 * @param data where the rows are from, such as {@code file orders.csv}
 * @param profiledAt when they were looked at
 * @param rows how many there are
 * @param columns in the order of the data
 */
public record ProfileRecord(
    String product, String data, Instant profiledAt, long rows, List<Column> columns) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public ProfileRecord {
    columns = Absent.list(columns);
  }

  /**
   * One column; of a masked one no value is known.
   *
   * @param readsAs what all strings of it read as, if that is more than a string
   * @param nulls rows without a value
   * @param distinct the number of different values, null not counted
   * @param distinctIsExact whether it was counted, or else estimated
   * @param values every value with its rows, the most frequent first; empty if there are too many
   */
  public record Column(
      String name,
      String type,
      Optional<String> readsAs,
      boolean masked,
      long nulls,
      long distinct,
      boolean distinctIsExact,
      Optional<Summary> numbers,
      Optional<Lengths> lengths,
      Optional<Range> range,
      List<Value> values) {
    public Column {
      readsAs = Absent.value(readsAs);
      numbers = Absent.value(numbers);
      lengths = Absent.value(lengths);
      range = Absent.value(range);
      values = Absent.list(values);
    }
  }

  /** The numbers of a column; what isn't finite is absent. */
  public record Summary(
      Optional<Double> minimum,
      Optional<Double> maximum,
      Optional<Double> mean,
      Optional<Double> standardDeviation,
      Optional<Double> sum,
      List<Quantile> quantiles) {
    public Summary {
      minimum = Absent.value(minimum);
      maximum = Absent.value(maximum);
      mean = Absent.value(mean);
      standardDeviation = Absent.value(standardDeviation);
      sum = Absent.value(sum);
      quantiles = Absent.list(quantiles);
    }
  }

  /**
   * @param share of the values that are at most {@code value}, 0 to 1
   */
  public record Quantile(double share, Optional<Double> value) {
    public Quantile {
      value = Absent.value(value);
    }
  }

  /** The numbers of characters. */
  public record Lengths(long shortest, long longest) {}

  /** The least and the greatest value, as text. */
  public record Range(String first, String last) {}

  /** A value and the rows that have it. */
  public record Value(String value, long rows) {}

  /**
   * Reads a profile's file.
   *
   * @throws UnreadableRunException if it is no profile
   */
  public static ProfileRecord read(Path file) {
    try {
      return MAPPER.readValue(file.toFile(), ProfileRecord.class);
    } catch (JacksonException e) {
      throw new UnreadableRunException(
          file, List.of("it is no profile: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UnreadableRunException(file, List.of("it can't be read: " + e.getMessage()));
    }
  }
}
