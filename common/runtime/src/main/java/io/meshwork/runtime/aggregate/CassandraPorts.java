package io.meshwork.runtime.aggregate;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.InputPort;
import io.meshwork.contract.Table;
import io.meshwork.runtime.derive.PartitionReader;
import io.meshwork.runtime.reference.DataSets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The tables in Cassandra. */
final class CassandraPorts implements Ports {
  /** A table and where it is. */
  private record Place(String product, String keyspace, Table table) {}

  private final PartitionReader reader;
  private final DataSets dataSets;
  private final Map<String, Place> places = new HashMap<>();

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
  public Dataset<Row> all(String table) {
    Place place = place(table);
    Column[] columns =
        place.table().columns().stream()
            .map(column -> functions.col(column.name()))
            .toArray(Column[]::new);
    return dataSets.find(place.product() + "." + table).orElseThrow().select(columns);
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
