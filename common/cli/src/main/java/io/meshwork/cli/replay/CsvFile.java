package io.meshwork.cli.replay;

import io.meshwork.cli.CliException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;

/**
 * A CSV file whose first line names its columns; {@code .gz} is unpacked.
 *
 * @param file the file
 * @param delimiter what stands between two cells
 * @param charset its encoding
 */
record CsvFile(Path file, char delimiter, Charset charset) {

  List<String> columns() {
    try (CSVParser parser = open()) {
      return List.copyOf(parser.getHeaderNames());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The rows in the file's order, the first one's number being 1; closing them closes the file. */
  Stream<CSVRecord> rows() {
    try {
      CSVParser parser = open();
      return parser.stream().onClose(() -> close(parser));
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
            .get();
    try {
      return format.parse(new InputStreamReader(bytes(), charset));
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

  private CliException unreadable(IOException e) {
    return CliException.usage("cannot read " + file + ": " + e.getMessage());
  }
}
