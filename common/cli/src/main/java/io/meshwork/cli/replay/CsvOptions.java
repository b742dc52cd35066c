package io.meshwork.cli.replay;

import io.meshwork.cli.CliException;
import io.meshwork.contract.Field;
import io.meshwork.contract.Topic;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How a CSV file becomes records of a topic, as {@code mesh replay} makes them. */
public final class CsvOptions {
  @Option(
      names = "--map",
      paramLabel = "MAPPING",
      description = {
        "How one field is filled from a CSV file, as in \"mesh replay\"; give it once for each:",
        "field=column, field:=constant or field=@row. Default: columns fill fields of their name."
      })
  private List<String> maps = new ArrayList<>();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "The zone of times that name none. Default: ${DEFAULT-VALUE}.")
  private ZoneId zone;

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description = "How the file writes dates and times, such as \"yyMMdd\". Default: ISO.")
  private String timeFormat;

  @Option(
      names = "--delimiter",
      paramLabel = "C",
      defaultValue = ",",
      description = "What stands between two cells. Default: \"${DEFAULT-VALUE}\".")
  private char delimiter;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      defaultValue = "UTF-8",
      description = "The file's encoding. Default: ${DEFAULT-VALUE}.")
  private Charset encoding;

  @Option(
      names = "--null",
      paramLabel = "TEXT",
      description = "What the file writes for no value. Empty cells have none anyway.")
  private String nothing;

  /**
   * Writes a file's records, one JSON object a line.
   *
   * @throws CliException if the mapping doesn't fit, or a cell isn't of its field's type
   */
  public void convert(Path csv, Topic topic, Path jsonLines) {
    CsvFile file = new CsvFile(csv, delimiter, encoding, Optional.ofNullable(nothing));
    List<String> columns = file.columns();
    Rows rows =
        new Rows(
            topic,
            Mappings.parse(maps.isEmpty() ? byName(csv, topic, columns) : maps, topic, columns),
            new Cells(times()));
    try (BufferedWriter out = Files.newBufferedWriter(jsonLines, StandardCharsets.UTF_8);
        Stream<CsvRow> all = file.rows()) {
      all.forEach(row -> write(rows, row, out));
    } catch (BadCellException e) {
      throw CliException.usage("%s: %s".formatted(csv, e.getMessage()));
    } catch (UncheckedIOException e) {
      throw file.unreadable(e.getCause());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static void write(Rows rows, CsvRow row, BufferedWriter out) {
    try {
      out.write(rows.record(row).toString());
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> byName(Path csv, Topic topic, List<String> columns) {
    Set<String> there = Set.copyOf(columns);
    List<String> fields = topic.fields().stream().map(Field::name).filter(there::contains).toList();
    if (fields.isEmpty()) {
      throw CliException.usage(
          "%s has no column that is called as a field of topic %s. Map them: --map FIELD=COLUMN. It has: %s"
              .formatted(csv, topic.name(), String.join(", ", columns)));
    }
    return fields.stream().map(field -> field + "=" + field).toList();
  }

  private Times times() {
    try {
      return Times.of(zone, Optional.ofNullable(timeFormat));
    } catch (IllegalArgumentException e) {
      throw CliException.usage(
          "--time-format \"%s\" is not a date pattern: %s".formatted(timeFormat, e.getMessage()));
    }
  }
}
