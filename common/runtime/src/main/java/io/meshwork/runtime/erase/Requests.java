package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.unhex;
import static org.apache.spark.sql.functions.unix_micros;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.EntityColumns;
import io.meshwork.contract.EntityKey;
import io.meshwork.contract.FieldType;
import io.meshwork.contract.FieldType.Kind;
import io.meshwork.contract.Relation;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.cassandra.CassandraSession;
import io.meshwork.runtime.cassandra.RequestLimits;
import io.meshwork.runtime.cassandra.Schema;
import io.meshwork.runtime.decode.Columns;
import io.meshwork.runtime.landing.RowWriter;
import io.meshwork.runtime.landing.Stamp;
import io.meshwork.runtime.reference.RegisteredContracts;
import io.meshwork.runtime.rows.KeptRows;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Carries out the requests that a product's topic brings. */
final class Requests {
  private static final Logger LOG = LogManager.getLogger(Requests.class);
  private static final int HEX = 16;
  private static final int DECIMAL = 10;
  private static final Cells LIST =
      new Cells(
          List.of("meshwork", "erasures"),
          List.of(
              FieldType.of(Kind.STRING),
              FieldType.of(Kind.INTEGER),
              FieldType.of(Kind.BLOB),
              FieldType.of(Kind.BIGINT)),
          2,
          3);

  private final DataContract contract;
  private final String field;
  private final Relation relation;
  private final RowWriter writer;
  private final Erasure erasure;
  private final PendingRequests pending;

  /**
   * @param contract one whose topic erases
   */
  Requests(DataContract contract, RowWriter writer, Erasure erasure) {
    this.contract = contract;
    this.field = contract.input().erases().orElseThrow();
    this.relation = contract.input().field(field).relation().orElseThrow();
    this.writer = writer;
    this.erasure = erasure;
    this.pending = PendingRequests.of(writer, contract.product(), relation.key().entity());
  }

  /**
   * First finds under which other keys they are known, then makes sure that nobody comes back, then
   * erases.
   *
   * @param shaped a batch of requests: the topic's fields and {@code _delete}
   * @throws MeshException CONTRACT if the entity's product doesn't hold it by this key
   */
  void carryOut(Dataset<Row> shaped, Instant now) {
    SparkSession spark = shaped.sparkSession();
    RegisteredContracts mesh = RegisteredContracts.read(writer.cassandra());
    List<Holder> holders = holders(mesh);
    // A run that is repeated may not find any more who is the same as whom.
    pending.note(SameEntities.of(holders, requests(shaped)));
    KeptRows kept = KeptRows.of(pending.read(spark));
    try {
      Dataset<Row> requests = kept.dataset(spark);
      suppress(requests);
      Receipts receipts = new Receipts(writer, contract.product(), requests);
      erasure.from(holders, Subjects.of(requests), receipts::found, now);
      holders.forEach(receipts::done);
      mesh.unreadable().forEach(product -> tellUnreadable(product, receipts));
      pending.forget();
    } finally {
      kept.release();
    }
  }

  private Dataset<Row> requests(Dataset<Row> shaped) {
    String request = contract.landedTables().get(0).primaryKey().get(0);
    return shaped
        .filter(col(Columns.DELETE).equalTo(false))
        .select(
            col(request).cast("string").as(Subjects.REQUEST),
            Subjects.key(field, relation).as(Subjects.PERSON),
            unix_micros(col(contract.input().versionField())).as(Subjects.UNTIL));
  }

  private void suppress(Dataset<Row> requests) {
    String entity = relation.key().entity();
    Column hash = KeyHash.of(entity, col(Subjects.PERSON));
    Dataset<Row> rows =
        requests.select(
            lit(entity).as("entity"),
            conv(substring(hash, 1, 1), HEX, DECIMAL).cast("int").as("bucket"),
            unhex(hash).as("key_hash"),
            col(Subjects.UNTIL).as("until"));
    LIST.write(writer, rows, new Stamp.FromColumn(LIST.types().size() - 1));
    new SuppressionTable(writer.cassandra()).raiseMark(entity);
  }

  /** Every table of the mesh that names the entity. */
  private List<Holder> holders(RegisteredContracts mesh) {
    Set<EntityKey> key = spellings(mesh);
    try (CassandraSession session =
        CassandraSession.open(writer.cassandra(), RequestLimits.CONTROL)) {
      Schema schema = new Schema(session);
      schema.refresh();
      return mesh.byProduct().values().stream()
          .sorted(Comparator.comparing(DataContract::product))
          .flatMap(product -> Holder.in(product, key).stream())
          .filter(h -> schema.table(h.contract().keyspace(), h.table().name()).isPresent())
          .toList();
    }
  }

  private Set<EntityKey> spellings(RegisteredContracts mesh) {
    EntityKey key = relation.key();
    DataContract entity = mesh.byProduct().get(key.product());
    if (entity == null) {
      return Set.of(key); // It never ran, so it holds nobody.
    }
    if (!EntityColumns.keys(entity).contains(key)) {
      throw new MeshException(
          Category.CONTRACT,
          "%s erases by %s of table %s, but %s %s doesn't hold anybody by it: %s must be the messageKey of its topic, the table's whole partition key, and classified. Correct the relationship of %s in %s."
              .formatted(
                  contract.product(),
                  key.column(),
                  key.table(),
                  entity.product(),
                  entity.version(),
                  key.column(),
                  field,
                  contract.file()));
    }
    return key.spellings(entity);
  }

  private static void tellUnreadable(String product, Receipts receipts) {
    LOG.warn(
        "The contract of {} in meshwork.contracts can't be read, so its tables may still hold whom"
            + " this batch erases: see meshwork.erasure_receipts. Run it with this version of"
            + " Meshwork, then these requests again (--from, --to).",
        product);
    receipts.unreadable(product);
  }
}
