package io.meshwork.runtime.dryrun;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the data of a dry run is. */
public sealed interface Data {
  String TABLE = "table";
  String TOPIC = "topic";

  /** Such as {@code file orders.csv}. */
  String words();

  /**
   * Reads {@code table}, {@code table:NAME}, {@code topic}, or the path of a file.
   *
   * @throws MeshException USAGE if it is a file that isn't there or has an ending of no format
   */
  static Data parse(String text) {
    if (text.equals(TOPIC)) {
      return new WholeTopic();
    }
    if (text.equals(TABLE)) {
      return new LandedTable(Optional.empty());
    }
    if (text.startsWith(TABLE + ":")) {
      return new LandedTable(Optional.of(text.substring(TABLE.length() + 1)));
    }
    return file(Path.of(text));
  }

  private static Data file(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new MeshException(
          Category.USAGE,
          "--data: there is no file %s. Give a file, or one of: table, table:NAME, topic."
              .formatted(path));
    }
    String name = path.getFileName().toString();
    return Arrays.stream(Format.values())
        .filter(format -> format.isOf(name))
        .findFirst()
        .map(format -> new RecordFile(path, format))
        .orElseThrow(
            () ->
                new MeshException(
                    Category.USAGE,
                    "--data: %s has an ending of no known format. Known: %s."
                        .formatted(path, Format.allEndings())));
  }

  /** Records in a file, in the format that its ending tells. */
  record RecordFile(Path path, Format format) implements Data {
    private static final Pattern MAPPED = Pattern.compile("(\\.csv(?:\\.gz)?)\\.jsonl$");

    /** Records that a mapping has made of a CSV file go by that file's name. */
    @Override
    public String words() {
      return "file " + MAPPED.matcher(path.getFileName().toString()).replaceFirst("$1");
    }
  }

  /**
   * Landed rows.
   *
   * @param name the table; the product's primary one if absent
   */
  record LandedTable(Optional<String> name) implements Data {
    @Override
    public String words() {
      return name.map(n -> "table " + n).orElse("the landed table");
    }
  }

  /** What the product's topic holds now. */
  record WholeTopic() implements Data {
    @Override
    public String words() {
      return "the topic";
    }
  }

  /** Formats of files. */
  enum Format {
    /** One record a line. */
    JSON_LINES(".jsonl", ".ndjson", ".json"),
    /** The first line names the fields. */
    CSV(".csv"),
    PARQUET(".parquet");

    private final java.util.List<String> endings;

    Format(String... endings) {
      this.endings = java.util.List.of(endings);
    }

    private boolean isOf(String name) {
      String plain =
          this != PARQUET && name.endsWith(".gz")
              ? name.substring(0, name.length() - ".gz".length())
              : name;
      return endings.stream().anyMatch(plain::endsWith);
    }

    private static String allEndings() {
      return Arrays.stream(values())
              .flatMap(f -> f.endings.stream())
              .collect(Collectors.joining(", "))
          + "; text also with .gz";
    }
  }
}
