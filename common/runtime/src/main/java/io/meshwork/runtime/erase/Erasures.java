package io.meshwork.runtime.erase;

import com.datastax.spark.connector.cql.CassandraConnector;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.EntityColumns;
import io.meshwork.contract.Table;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.landing.RowWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What a product's batches have to do with erasures. */
public final class Erasures {
  private final DataContract contract;
  private final CatchUp catchUp;
  private final Optional<Requests> requests;

  private Erasures(DataContract contract, CatchUp catchUp, Optional<Requests> requests) {
    this.contract = contract;
    this.catchUp = catchUp;
    this.requests = requests;
  }

  public static Erasures of(
      JobSettings settings, CassandraConnector cassandra, DataContract contract) {
    RowWriter writer = new RowWriter(cassandra, settings.landing());
    Erasure erasure = new Erasure(writer, settings.kafka(), contract.product());
    return new Erasures(
        contract,
        new CatchUp(contract, cassandra, erasure),
        contract.input().erases().map(field -> new Requests(contract, writer, erasure)));
  }

  /**
   * Looks who was erased until now; to be called before a batch is read. Costs nothing if the
   * product names no entity.
   *
   * @return whose records the batch leaves out
   * @throws io.meshwork.runtime.MeshException UNAVAILABLE if Cassandra doesn't answer
   */
  public Suppressed begin(SparkSession spark) {
    return catchUp.begin(spark);
  }

  /** Whether the product's topic brings requests. */
  public boolean areRequested() {
    return requests.isPresent();
  }

  /**
   * Erases whom a batch of requests names from every table of the mesh. Harmless when repeated.
   *
   * @param shaped the batch, which has landed: the topic's fields and {@code _delete}
   * @throws io.meshwork.runtime.MeshException CONTRACT if nobody is held by the key that the topic
   *     erases by, UNAVAILABLE if Cassandra or Kafka doesn't answer
   */
  public void carryOut(Dataset<Row> shaped, Instant now) {
    requests.orElseThrow().carryOut(shaped, now);
  }

  /** Whether the product names entities, so that its batches have to catch up. */
  public boolean areWatched() {
    return catchUp.isNeeded();
  }

  /**
   * Erases from the product's own tables who was erased since the batch began, or since one that
   * was cut off: it may have brought them back.
   *
   * @param records the batch's records, filtered ones included: the topic's fields
   * @return whether there was anybody
   */
  public boolean catchUp(Dataset<Row> records, Instant now) {
    List<Named> named =
        EntityColumns.inTopic(contract).stream().map(n -> new Named(n, records)).toList();
    return catchUp.erase(named, records.sparkSession(), now);
  }

  /**
   * The same of a product whose tables are computed.
   *
   * @param written what the batch has written to a table
   */
  public boolean catchUp(Function<Table, Dataset<Row>> written, SparkSession spark, Instant now) {
    List<Named> named =
        contract.tables().stream()
            .flatMap(
                table ->
                    EntityColumns.inTable(contract, table).stream()
                        .map(n -> new Named(n, written.apply(table))))
            .toList();
    return catchUp.erase(named, spark, now);
  }
}
