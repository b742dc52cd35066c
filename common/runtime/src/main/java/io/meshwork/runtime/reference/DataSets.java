package io.meshwork.runtime.reference;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.quality.References;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.cassandra.Schema;
import io.meshwork.runtime.config.IngestSettings;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.config.KafkaSettings;
import io.meshwork.runtime.decode.DecodedSchema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The other data sets of the mesh: {@code DOMAIN.PRODUCT} is a product's primary table, {@code
 * DOMAIN.PRODUCT.TABLE} any of its tables, with the columns that its contract names; {@code
 * topic:NAME} is what a topic says now, see {@link TopicState}.
 *
 * <p>Spark reads of a table only the columns that are used, each time that they are. A topic is
 * read and kept once, until it is {@link #release released}.
 */
public final class DataSets implements References {
  private static final String TOPIC = "topic:";

  private final Supplier<CassandraConnector> cassandra;
  private final Contracts contracts;
  private final KafkaSettings kafka;
  private final IngestSettings ingest;
  private final Map<String, Dataset<Row>> found = new HashMap<>();

  private DataSets(Supplier<CassandraConnector> cassandra, JobSettings settings) {
    this.cassandra = cassandra;
    this.contracts = new Contracts(cassandra);
    this.kafka = settings.kafka();
    this.ingest = settings.ingest();
  }

  /** Needs neither a Spark session nor Cassandra before the first name is looked up. */
  public static DataSets of(JobSettings settings) {
    return new DataSets(() -> connector(settings), settings);
  }

  private static CassandraConnector connector(JobSettings settings) {
    SparkConf conf = new SparkConf(true);
    settings.cassandra().connectorConf().forEach(conf::setIfMissing);
    return CassandraConnector.apply(conf);
  }

  /**
   * The contract of a product, as far as a job can see it: in its own jar, or registered by a run.
   */
  public Optional<DataContract> contract(String product) {
    return contracts.ofProduct(product);
  }

  @Override
  public Optional<StructType> schema(String name) {
    return topic(name)
        .map(TopicState::schema)
        .or(() -> port(name).map(port -> DecodedSchema.fields(port.table().columns())));
  }

  /**
   * The rows, in the active Spark session.
   *
   * @throws MeshException CONTRACT if the product's table isn't there yet, CONFIGURATION if there
   *     is no such topic, UNAVAILABLE if Cassandra or Kafka doesn't answer
   */
  @Override
  public synchronized Optional<Dataset<Row>> find(String name) {
    if (!found.containsKey(name)) {
      topic(name)
          .map(this::read)
          .or(() -> port(name).map(this::read))
          .ifPresent(rows -> found.put(name, rows));
    }
    return Optional.ofNullable(found.get(name));
  }

  /** Forgets what was read, so that it is read again when it is looked up next. */
  public synchronized void release() {
    found.values().forEach(rows -> rows.unpersist(false));
    found.clear();
  }

  private Optional<TopicState> topic(String name) {
    if (!name.startsWith(TOPIC)) {
      return Optional.empty();
    }
    String topic = name.substring(TOPIC.length());
    return Optional.of(new TopicState(topic, contracts.ofTopic(topic).map(DataContract::input)));
  }

  private Dataset<Row> read(TopicState topic) {
    return topic.read(SparkSession.active(), kafka, ingest).persist(StorageLevel.MEMORY_AND_DISK());
  }

  private record Port(DataContract contract, Table table) {}

  private Optional<Port> port(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length < 2 || parts.length > 3) {
      return Optional.empty();
    }
    return contracts
        .ofProduct(parts[0] + "." + parts[1])
        .flatMap(
            contract ->
                table(contract, Arrays.copyOfRange(parts, 2, parts.length))
                    .map(table -> new Port(contract, table)));
  }

  private static Optional<Table> table(DataContract contract, String... name) {
    if (name.length == 0) {
      return Optional.of(contract.primaryTable());
    }
    return contract.tables().stream().filter(t -> t.name().equals(name[0])).findFirst();
  }

  private Dataset<Row> read(Port port) {
    requireTable(port);
    Dataset<Row> rows =
        SparkSession.active()
            .read()
            .format("org.apache.spark.sql.cassandra")
            .option("keyspace", port.contract().keyspace())
            .option("table", port.table().name())
            .load();
    StructType wanted = DecodedSchema.fields(port.table().columns());
    return rows.select(Arrays.stream(wanted.fields()).map(f -> as(rows, f)).toArray(Column[]::new));
  }

  /** Left alone where the type is right already: a cast would keep filters from Cassandra. */
  private static Column as(Dataset<Row> rows, StructField wanted) {
    Column column = functions.col("`" + wanted.name() + "`");
    boolean isRight = rows.schema().apply(wanted.name()).dataType().equals(wanted.dataType());
    return isRight ? column : column.cast(wanted.dataType()).as(wanted.name());
  }

  private void requireTable(Port port) {
    String keyspace = port.contract().keyspace();
    try (CassandraSession session = CassandraSession.open(cassandra.get(), RequestLimits.CONTROL)) {
      Schema schema = new Schema(session);
      if (schema.table(keyspace, port.table().name()).isPresent()) {
        return;
      }
      schema.refresh();
      if (schema.table(keyspace, port.table().name()).isEmpty()) {
        throw new MeshException(
            Category.CONTRACT,
            "There is no table %s.%s in Cassandra. Run %s first: it makes the table."
                .formatted(keyspace, port.table().name(), port.contract().product()));
      }
    }
  }
}
