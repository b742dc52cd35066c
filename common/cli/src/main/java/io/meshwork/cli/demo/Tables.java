package io.meshwork.cli.demo;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import io.meshwork.cli.terminal.TextTable;
import io.meshwork.contract.Field;
import io.meshwork.contract.Table;
import io.meshwork.sandbox.Sandbox;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a sandbox's tables by CQL, as any consumer would. */
final class Tables implements AutoCloseable {
  private static final String DATA_CENTRE = "datacenter1";
  // Counting reads the whole table, which the driver's two seconds don't allow for.
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int DECIMALS = 3;

  private final CqlSession session;

  private Tables(CqlSession session) {
    this.session = session;
  }

  static Tables of(Sandbox sandbox) {
    String[] address = sandbox.contactPoint().split(":", 2);
    return new Tables(
        CqlSession.builder()
            .addContactPoint(new InetSocketAddress(address[0], Integer.parseInt(address[1])))
            .withLocalDatacenter(DATA_CENTRE)
            .withConfigLoader(
                DriverConfigLoader.programmaticBuilder()
                    .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
                    .build())
            .build());
  }

  long count(String keyspace, Table table) {
    return count(keyspace + "." + table.name());
  }

  /** The rows of a table that is named with its keyspace. */
  long count(String table) {
    return count(table, Optional.empty(), Map.of());
  }

  /**
   * Some rows of a table that is named with its keyspace.
   *
   * @param value only those that have a value in this column
   * @param where only those in which each of these columns holds this text
   */
  long count(String table, Optional<String> value, Map<String, String> where) {
    String select =
        "SELECT COUNT(%s) FROM %s".formatted(value.map(Tables::quoted).orElse("*"), named(table));
    List<String> columns = List.copyOf(where.keySet());
    String filter =
        columns.stream().map(c -> quoted(c) + " = ?").collect(Collectors.joining(" AND "));
    String query = columns.isEmpty() ? select : select + " WHERE " + filter + " ALLOW FILTERING";
    Object[] texts = columns.stream().map(where::get).toArray();
    return session.execute(query, texts).one().getLong(0);
  }

  /** Of every row the values of some columns, as texts; null where there is none. */
  List<List<String>> texts(String keyspace, Table table, List<String> columns) {
    String select =
        columns.stream().map(Tables::quoted).collect(Collectors.joining(", ", "SELECT ", ""));
    List<List<String>> rows = new ArrayList<>();
    session
        .execute(select + " FROM " + name(keyspace, table))
        .forEach(
            row ->
                rows.add(
                    IntStream.range(0, columns.size())
                        .mapToObj(i -> Objects.toString(row.getObject(i), null))
                        .collect(Collectors.toCollection(ArrayList::new))));
    return rows;
  }

  /** How many rows of each table a request has erased, by its receipts. */
  List<Long> receipts(String product, String request) {
    return session
        .execute(
            "SELECT found FROM meshwork.erasure_receipts WHERE product = ? AND request_id = ?",
            product,
            request)
        .map(row -> row.getLong(0))
        .all();
  }

  /** Some rows, with the contract's columns in their order. */
  List<String> some(String keyspace, Table table, int rows) {
    List<String> columns = table.columns().stream().map(Field::name).toList();
    String select = columns.stream().map(Tables::quoted).collect(Collectors.joining(", "));
    TextTable text = new TextTable(columns.toArray(String[]::new));
    session
        .execute("SELECT %s FROM %s LIMIT %d".formatted(select, name(keyspace, table), rows))
        .forEach(row -> text.row(cells(row, columns.size())));
    return text.lines("  ");
  }

  @Override
  public void close() {
    session.close();
  }

  private static String name(String keyspace, Table table) {
    return named(keyspace + "." + table.name());
  }

  private static String named(String table) {
    return Arrays.stream(table.split("\\.", 2))
        .map(Tables::quoted)
        .collect(Collectors.joining("."));
  }

  private static String quoted(String name) {
    return CqlIdentifier.fromInternal(name).asCql(true);
  }

  private static String[] cells(Row row, int columns) {
    String[] cells = new String[columns];
    for (int i = 0; i < columns; i++) {
      cells[i] = shown(row.getObject(i));
    }
    return cells;
  }

  private static String shown(Object value) {
    if (value instanceof Double number && Double.isFinite(number)) {
      return BigDecimal.valueOf(number)
          .setScale(DECIMALS, RoundingMode.HALF_EVEN)
          .stripTrailingZeros()
          .toPlainString();
    }
    if (value instanceof ByteBuffer bytes) {
      return "%,d bytes".formatted(bytes.remaining());
    }
    return value == null ? "" : value.toString();
  }
}
