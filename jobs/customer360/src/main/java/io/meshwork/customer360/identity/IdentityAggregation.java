package io.meshwork.customer360.identity;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.format_number;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;

import io.meshwork.runtime.aggregate.Aggregation;
import io.meshwork.runtime.aggregate.Changes;
import io.meshwork.runtime.aggregate.Ports;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes {@code identities} from {@code customers}: which records are of one person. A partition
 * is the own id of a record ({@link StableIds}). If it is a person's id, its rows are the person's
 * records; else its one row says to which person the record belongs.
 *
 * <p>Whether two records are linked depends on those two alone ({@link PairwiseLinkage}). So a
 * change of a record can move no records but those of its own person as it was, of the records that
 * share a block with it now, and of their persons: these are touched, and are linked by themselves.
 * All records are read once, since no table leads from a block to its records; what is compared and
 * written grows with the change alone.
 *
 * <p>Another model changes the links of records that haven't changed. So with a new version link
 * all of them anew: {@code mesh run customer360.identity --from earliest --to latest} reads the
 * changes of customers again, and they are told of every record.
 */
public final class IdentityAggregation implements Aggregation {
  private static final String TABLE = "identities";
  private static final String RECORD = Standardisation.ID;
  private static final String ID = "id";
  private static final String PERSON = "person_id";

  private final PairwiseLinkage linkage;

  private IdentityAggregation(LinkageModel model) {
    this.linkage = new PairwiseLinkage(model);
  }

  public static IdentityAggregation by(LinkageModel model) {
    return new IdentityAggregation(model);
  }

  @Override
  public List<String> tables() {
    return List.of(TABLE);
  }

  @Override
  public Dataset<Row> touched(Changes changes, Ports ports) {
    Dataset<Row> changed = changes.of("customers").select(RECORD);
    Dataset<Row> ids = own(changed.union(neighbours(changed, ports))).distinct();
    Dataset<Row> persons = ports.partitions(TABLE, ids).select(col(PERSON).as(ID)).distinct();
    Dataset<Row> members = own(ports.partitions(TABLE, persons));
    return ids.union(persons).union(members).distinct();
  }

  /** The records that share a block with one of these, and these themselves if they are there. */
  private Dataset<Row> neighbours(Dataset<Row> changed, Ports ports) {
    Dataset<Row> memberships = ports.once(Blocks.memberships(linkage.keyed(records(ports))));
    String[] block = {Blocks.KEY, Blocks.BLOCK};
    Dataset<Row> blocks =
        memberships.join(changed, new String[] {RECORD}, "left_semi").select("key", "block");
    return memberships.join(blocks.distinct(), block, "left_semi").select(RECORD);
  }

  @Override
  public Map<String, Dataset<Row>> compute(Dataset<Row> touched, Ports ports) {
    Column own = StableIds.own(col(RECORD));
    Dataset<Row> records = records(ports).withColumn(ID, own);
    Dataset<Row> changed = records.join(touched.select(ID), new String[] {ID}, "left_semi");
    Dataset<Row> members = linkage.membersOf(ports.once(linkage.keyed(changed)));
    Column ids = array_distinct(array(col(StableIds.OWN), col(StableIds.CLUSTER)));
    return Map.of(
        TABLE,
        members.select(
            explode(ids).as(ID),
            col(RECORD),
            col(StableIds.CLUSTER).as(PERSON),
            col("linked_to"),
            col("probability"),
            col("weight"),
            transform(col("evidence"), IdentityAggregation::told).as("evidence"),
            lit(linkage.model().origin().version()).as("model_version")));
  }

  private static Column told(Column part) {
    Column weight = format_number(part.getField("weight"), 2);
    return concat_ws(" ", part.getField("comparison"), part.getField("level"), weight);
  }

  private static Dataset<Row> own(Dataset<Row> records) {
    return records.select(StableIds.own(col(RECORD)).as(ID));
  }

  private static Dataset<Row> records(Ports ports) {
    return ports.all("customers");
  }
}
