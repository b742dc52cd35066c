package io.meshwork.runtime.aggregate;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.InputPort;
import io.meshwork.contract.Table;
import io.meshwork.runtime.derive.PartitionReader;
import io.meshwork.runtime.reference.DataSets;
import io.meshwork.runtime.rows.KeptRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The tables in Cassandra. */
final class CassandraPorts implements Ports, AutoCloseable {
  /** A table and where it is. */
  private record Place(String product, String keyspace, Table table) {}

  private final PartitionReader reader;
  private final DataSets dataSets;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Dataset<Row>> read = new HashMap<>();
  private final List<KeptRows> kept = new ArrayList<>();

  /**
   * @param keyspaces of the products that are read, by product
   */
  CassandraPorts(
      PartitionReader reader,
      DataSets dataSets,
      DataContract contract,
      Map<String, String> keyspaces) {
    this.reader = reader;
    this.dataSets = dataSets;
    for (InputPort port : contract.ports()) {
      String keyspace = keyspaces.get(port.product());
      places.put(port.table().name(), new Place(port.product(), keyspace, port.table()));
    }
    for (Table own : contract.tables()) {
      places.put(own.name(), new Place(contract.product(), contract.keyspace(), own));
    }
  }

  @Override
  public Dataset<Row> partitions(String table, Dataset<Row> keys) {
    Place place = place(table);
    return reader.read(place.keyspace(), place.table(), keys);
  }

  @Override
  public Dataset<Row> all(String table, String... columns) {
    return read.computeIfAbsent(
        table + List.of(columns),
        unread -> {
          Place place = place(table);
          Stream<String> wanted =
              columns.length > 0
                  ? Stream.of(columns)
                  : place.table().columns().stream().map(Field::name);
          Dataset<Row> rows = dataSets.find(place.product() + "." + table).orElseThrow();
          return once(rows.select(wanted.map(functions::col).toArray(Column[]::new)));
        });
  }

  @Override
  public Dataset<Row> once(Dataset<Row> rows) {
    KeptRows all = KeptRows.of(rows);
    kept.add(all);
    return all.dataset(rows.sparkSession());
  }

  @Override
  public void close() {
    kept.forEach(KeptRows::release);
  }

  private Place place(String table) {
    Place place = places.get(table);
    if (place == null) {
      throw new IllegalArgumentException(
          "there is no table %s; the contract has %s"
              .formatted(
                  table, places.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }
    return place;
  }
}
