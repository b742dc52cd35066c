package io.meshwork.cli.replay;

import io.meshwork.cli.CliException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.io.input.BOMInputStream;

/**
 * A CSV file whose first line names its columns; {@code .gz} is unpacked.
 *
 * @param file the file
 * @param delimiter what stands between two cells
 * @param charset its encoding
 * @param nothing what a cell without a value holds; an empty one has none in any case
 */
record CsvFile(Path file, char delimiter, Charset charset, Optional<String> nothing) {

  List<String> columns() {
    try (CSVParser parser = open()) {
      return List.copyOf(parser.getHeaderNames());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The rows in the file's order, the first one's number being 1; closing them closes the file. */
  Stream<CsvRow> rows() {
    try {
      CSVParser parser = open();
      return parser.stream()
          .map(cells -> new CsvRow(parser.getCurrentLineNumber(), cells))
          .onClose(() -> close(parser));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private CSVParser open() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw CliException.usage("there is no file " + file);
    }
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .setNullString(nothing.orElse(null))
            .get();
    try {
      // A decoder that replaced what it can't read would publish it.
      return format.parse(new InputStreamReader(bytes(), charset.newDecoder()));
    } catch (IllegalArgumentException e) {
      throw CliException.usage(file + ": the first line can't name the columns: " + e.getMessage());
    }
  }

  private InputStream bytes() throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    return BOMInputStream.builder().setInputStream(unpacked).get();
  }

  private void close(CSVParser parser) {
    try {
      parser.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  CliException unreadable(IOException e) {
    if (e instanceof CharacterCodingException) {
      return CliException.usage(
          "%s is not %s text. Name its encoding, such as --encoding ISO-8859-1"
              .formatted(file, charset));
    }
    return CliException.usage("cannot read " + file + ": " + e.getMessage());
  }
}
