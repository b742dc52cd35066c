package io.meshwork.runtime.aggregate;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.decode.DecodedSchema;
import io.meshwork.runtime.derive.RecomputedTables;
import io.meshwork.runtime.landing.TableCount;
import io.meshwork.runtime.rows.KeptRows;
import io.meshwork.runtime.shape.ColumnCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** What was computed for a batch of changes, kept until it is closed. */
public final class Computed implements AutoCloseable {
  /** One table's rows, and the partitions that they fill. */
  private record Part(KeptRows touched, KeptRows rows) {}

  private final RecomputedTables recomputed;
  private final CassandraPorts ports;
  private final SparkSession spark = SparkSession.active();
  private final Map<Table, Part> parts = new LinkedHashMap<>();
  private final List<KeptRows> kept = new ArrayList<>();

  private Computed(RecomputedTables recomputed, CassandraPorts ports) {
    this.recomputed = recomputed;
    this.ports = ports;
  }

  static Computed nothing(DataContract contract) {
    Computed computed = new Computed(null, null);
    for (Table table : contract.tables()) {
      Dataset<Row> none =
          computed.spark.createDataFrame(List.of(), DecodedSchema.fields(table.columns()));
      computed.parts.put(table, new Part(computed.kept(none), computed.kept(none)));
    }
    return computed;
  }

  static Computed of(
      DataContract contract,
      RecomputedTables recomputed,
      List<Aggregation> aggregations,
      Changes changes,
      CassandraPorts ports) {
    Computed computed = new Computed(recomputed, ports);
    try {
      aggregations.forEach(a -> computed.add(contract, a, changes));
      return computed;
    } catch (RuntimeException e) {
      computed.close();
      throw e;
    }
  }

  private void add(DataContract contract, Aggregation aggregation, Changes changes) {
    Column[] key =
        contract.table(aggregation.tables().get(0)).partitionKey().stream()
            .map(functions::col)
            .toArray(Column[]::new);
    KeptRows touched = kept(aggregation.touched(changes, ports).select(key).distinct());
    Map<String, Dataset<Row>> rows = aggregation.compute(touched.dataset(spark), ports);
    for (String name : aggregation.tables()) {
      Table table = contract.table(name);
      parts.put(table, new Part(touched, kept(columns(contract, table, rows.get(name)))));
    }
  }

  private KeptRows kept(Dataset<Row> rows) {
    KeptRows once = KeptRows.of(rows);
    kept.add(once);
    return once;
  }

  private static Dataset<Row> columns(DataContract contract, Table table, Dataset<Row> rows) {
    List<String> problems = new ArrayList<>();
    if (rows == null) {
      problems.add("it gives no rows for table " + table.name() + ".");
    } else {
      table
          .columns()
          .forEach(c -> ColumnCheck.problem(rows.schema(), table, c).ifPresent(problems::add));
    }
    if (!problems.isEmpty()) {
      throw MeshException.of(
          Category.DEFECT, "An aggregation of " + contract.product() + " is at fault", problems);
    }
    return rows.select(
        table.columns().stream().map(c -> functions.col(c.name())).toArray(Column[]::new));
  }

  /** A table's rows, with its columns. */
  public KeptRows rows(Table table) {
    return parts.get(table).rows();
  }

  /** The partitions of a table that were computed: its partition key, each key once. */
  public Dataset<Row> touched(Table table) {
    return parts.get(table).touched().dataset(spark);
  }

  /** Writes the rows of all tables, then deletes what their partitions held before. */
  public Map<String, TableCount> write() {
    Map<String, TableCount> counts = new LinkedHashMap<>();
    parts.forEach(
        (table, part) -> {
          String source = "the aggregation of table " + table.name();
          long written = recomputed.write(part.rows().dataset(spark), table, source);
          recomputed.deleteOlder(touched(table), table);
          counts.put(table.name(), new TableCount(written, 0));
        });
    return counts;
  }

  @Override
  public void close() {
    kept.forEach(KeptRows::release);
    if (ports != null) {
      ports.close();
    }
  }
}
