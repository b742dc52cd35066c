package io.meshwork.runtime.decode;

import io.meshwork.contract.Topic;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.plan.Plans;
import io.meshwork.runtime.check.RuleBook;
import io.meshwork.runtime.erase.Suppressed;
import io.meshwork.runtime.reference.ReferenceLookup;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * The decode step. Works on Spark's internal rows: one pass over the records, no conversion to
 * objects of a public row and back.
 */
public final class Decoding implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Rows whose references are looked up together. */
  private static final int CHUNK = 1024;

  private final DecodePlan plan;
  private final StructType schema;
  private final RuleBook book;
  private final HashMap<String, ReferenceLookup> lookups;
  private final String version;

  private Decoding(
      DecodePlan plan,
      String version,
      StructType schema,
      RuleBook book,
      Map<String, ReferenceLookup> lookups) {
    this.plan = plan;
    this.version = version;
    this.schema = schema;
    this.book = book;
    this.lookups = new HashMap<>(lookups);
  }

  /**
   * @param lookups by field name, the tables that hold the keys which the field may name
   */
  public static Decoding of(Topic topic, RuleBook book, Map<String, ReferenceLookup> lookups) {
    return new Decoding(
        DecodePlan.of(topic),
        topic.versionField(),
        DecodedSchema.of(topic, book.words()),
        book,
        lookups);
  }

  /**
   * @param records rows of Spark's Kafka source, headers included
   * @param plans what earlier batches of the run have left
   * @return one row per record, with the columns of {@link DecodedSchema}
   */
  public BatchRows decode(Dataset<Row> records, Plans plans) {
    return decode(records, plans, Suppressed.nobody());
  }

  /**
   * The same with the bit of {@link DecodeRules#ERASED} on the records of whoever was erased.
   *
   * @param suppressed who they are
   */
  public BatchRows decode(Dataset<Row> records, Plans plans, Suppressed suppressed) {
    JavaRDD<InternalRow> decoded =
        records
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(rows -> decode(rows, suppressed));
    return plans.rows(records.sparkSession(), decoded, schema);
  }

  private Iterator<InternalRow> decode(Iterator<InternalRow> records, Suppressed suppressed) {
    RecordDecoder decoder = new RecordDecoder(plan, book);
    List<ReferenceCheck> checks = checks();
    List<ErasedCheck> erased = suppressed.fields().stream().map(in -> of(in, suppressed)).toList();
    return new Chunks<>(
        () -> {
          List<GenericInternalRow> rows = new ArrayList<>(CHUNK);
          while (rows.size() < CHUNK && records.hasNext()) {
            rows.add(decoder.decode(records.next()));
          }
          checks.forEach(check -> check.mark(rows));
          erased.forEach(check -> check.mark(rows));
          return List.<InternalRow>copyOf(rows);
        });
  }

  private List<ReferenceCheck> checks() {
    List<ReferenceCheck> checks = new ArrayList<>();
    for (int i = 0; i < plan.slots().size(); i++) {
      String field = plan.slots().get(i).name();
      ReferenceLookup lookup = lookups.get(field);
      if (lookup != null) {
        int rule = book.index(DecodeRules.foreignKey(field));
        checks.add(new ReferenceCheck(place(i), rule, lookup));
      }
    }
    return checks;
  }

  private ErasedCheck of(Suppressed.In in, Suppressed suppressed) {
    int rule = book.index(DecodeRules.ERASED);
    return new ErasedCheck(suppressed, in, place(in.field()), place(version), rule);
  }

  private int place(String field) {
    return place(plan.slots().stream().map(DecodePlan.Slot::name).toList().indexOf(field));
  }

  private int place(int slot) {
    return Place.BITS + book.words() + slot;
  }
}
