package io.meshwork.runtime.history;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.meshwork.runtime.cassandra.CassandraSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rows of a product in the tables meshwork.metrics and meshwork.metric_days. */
record MetricRows(CassandraSession session, String product) {
  /** Days that are asked for at once: few for who writes often, more and more for who doesn't. */
  private static final int FIRST_DAYS = 4;

  private static final int MOST_DAYS = 64;

  private static final String DAYS = "SELECT day FROM meshwork.metric_days WHERE product = ?";
  private static final String OF_DAY =
      "SELECT at, batch_id, measured, tags%s FROM meshwork.metrics WHERE product = ? AND day = ?";
  private static final String NEWEST = OF_DAY.formatted("") + " LIMIT ?";
  private static final String BETWEEN =
      OF_DAY.formatted(", analyses") + " AND at >= ? AND at < ? ORDER BY at ASC";
  private static final String INSERT =
      "INSERT INTO meshwork.metrics (product, day, at, batch_id, measured, tags, analyses)"
          + " VALUES (:product, :day, :at, :batch_id, :measured, :tags, :analyses) USING TTL :ttl";
  private static final String INSERT_DAY =
      "INSERT INTO meshwork.metric_days (product, day) VALUES (?, ?) USING TTL ?";

  /** The newest rows, newest first, without their analyses; fewer than asked for if that's all. */
  List<BatchMetrics> newest(int count) {
    List<BatchMetrics> rows = new ArrayList<>();
    List<LocalDate> days = days();
    int asked = 0;
    for (int size = FIRST_DAYS; asked < days.size() && rows.size() < count; size *= 2) {
      int until = Math.min(days.size(), asked + Math.min(size, MOST_DAYS));
      read(
          days.subList(asked, until),
          day -> session.prepare(NEWEST).bind(product, day, count),
          row -> rows.add(batch(row, Map.of())));
      asked = until;
    }
    return List.copyOf(rows.subList(0, Math.min(count, rows.size())));
  }

  /** The rows of a span of time, oldest first. */
  List<BatchMetrics> between(Instant from, Instant until) {
    List<BatchMetrics> rows = new ArrayList<>();
    List<LocalDate> days =
        days().stream()
            .sorted()
            .filter(day -> !day.isBefore(CassandraHistory.day(from)))
            .filter(day -> !day.isAfter(CassandraHistory.day(until)))
            .toList();
    for (int i = 0; i < days.size(); i += MOST_DAYS) {
      read(
          days.subList(i, Math.min(days.size(), i + MOST_DAYS)),
          day -> session.prepare(BETWEEN).bind(product, day, from, until),
          row -> rows.add(batch(row, analyses(row))));
    }
    return rows;
  }

  /** Sends a batch's row; the answer comes when it is asked for. */
  Supplier<AsyncResultSet> insert(BatchMetrics batch, int timeToLive) {
    BoundStatementBuilder row =
        session
            .prepare(INSERT)
            .boundStatementBuilder()
            .setString("product", product)
            .setLocalDate("day", batch.day())
            .setInstant("at", batch.at())
            .setString("batch_id", batch.batch())
            .setMap("measured", batch.measured(), String.class, Double.class)
            .setMap("tags", batch.tags(), String.class, String.class)
            .setInt("ttl", timeToLive);
    if (!batch.analyses().isEmpty()) { // A null would be a tombstone.
      row = row.setMap("analyses", batch.analyses(), String.class, String.class);
    }
    return session.start(row.build(), "keeping the metrics of " + product);
  }

  Supplier<AsyncResultSet> insertDay(LocalDate day, int timeToLive) {
    return session.start(
        session.prepare(INSERT_DAY).bind(product, day, timeToLive),
        "keeping the metrics of " + product);
  }

  private List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    each(
        session.run(session.prepare(DAYS).bind(product), doing()),
        row -> days.add(row.getLocalDate("day")));
    return days;
  }

  /** Asks for all days at once and takes the answers in their order. */
  private void read(
      List<LocalDate> days, Function<LocalDate, Statement<?>> select, Consumer<Row> taker) {
    List<Supplier<AsyncResultSet>> answers =
        days.stream().map(day -> session.start(select.apply(day), doing())).toList();
    answers.forEach(answer -> each(answer.get(), taker));
  }

  private void each(AsyncResultSet first, Consumer<Row> taker) {
    AsyncResultSet page = first;
    page.currentPage().forEach(taker);
    while (page.hasMorePages()) {
      page = session.nextPage(page, doing());
      page.currentPage().forEach(taker);
    }
  }

  private String doing() {
    return "reading the metrics of " + product;
  }

  private static Map<String, String> analyses(Row row) {
    return new TreeMap<>(row.getMap("analyses", String.class, String.class));
  }

  private static BatchMetrics batch(Row row, Map<String, String> analyses) {
    return new BatchMetrics(
        row.getInstant("at"),
        row.getString("batch_id"),
        row.getMap("measured", String.class, Double.class),
        row.getMap("tags", String.class, String.class),
        analyses);
  }
}
