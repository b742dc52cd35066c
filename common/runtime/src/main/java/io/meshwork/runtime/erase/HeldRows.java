package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;

import io.meshwork.contract.EntityColumns.Naming;
import io.meshwork.contract.Field;
import io.meshwork.contract.FieldType;
import io.meshwork.contract.Table;
import io.meshwork.runtime.derive.PartitionReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/** Finds the rows of tables that are somebody's. No key of theirs gets into a plan. */
record HeldRows(PartitionReader reader) {
  private static final String UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

  /**
   * The rows that name those who are to be erased, when they are used.
   *
   * @param subjects {@link Subjects#PERSON} and {@link Subjects#UNTIL}, each person once
   * @return the columns of the table's primary key, and the subject's
   */
  Dataset<Row> of(Holder holder, Dataset<Row> subjects) {
    return holder.isKeyed() ? partitions(holder, subjects) : scanned(holder, subjects);
  }

  /** The partitions of a keyed table that are theirs: its partition key, and the subject's. */
  static Dataset<Row> keys(Holder holder, Dataset<Row> subjects) {
    Naming naming = holder.naming().get(0);
    String name = naming.column().name();
    String prefix = naming.relation().prefix();
    FieldType type = naming.column().type();
    Column value = col(Subjects.PERSON).substr(prefix.length() + 1, Integer.MAX_VALUE);
    Dataset<Row> keys =
        subjects
            .filter(col(Subjects.PERSON).startsWith(prefix))
            .withColumn(name, value)
            .filter(canBe(type, col(name)))
            .withColumn(name, expr("try_cast(`%s` as %s)".formatted(name, type.spark())));
    // What reads the same otherwise, such as 007, is somebody else.
    return keys.filter(Subjects.key(naming).equalTo(col(Subjects.PERSON)));
  }

  /** Cassandra refuses a partition whose key is an empty text. */
  private static Column canBe(FieldType type, Column text) {
    return type.kind() == FieldType.Kind.UUID ? text.rlike(UUID) : text.notEqual("");
  }

  private Dataset<Row> partitions(Holder holder, Dataset<Row> subjects) {
    Dataset<Row> keys = keys(holder, subjects);
    List<String> key = holder.table().partitionKey();
    Dataset<Row> rows =
        reader.read(
            holder.contract().keyspace(), holder.withoutValues(), keys.select(Holder.columns(key)));
    return rows.join(broadcast(keys), key.get(0));
  }

  private Dataset<Row> scanned(Holder holder, Dataset<Row> subjects) {
    Table table = holder.table();
    Dataset<Row> all = holder.read(subjects.sparkSession());
    List<Column> columns = new ArrayList<>();
    table.primaryKey().forEach(name -> columns.add(typed(table.column(name))));
    Column[] named = holder.naming().stream().map(Subjects::key).toArray(Column[]::new);
    columns.add(explode(array_distinct(array(named))).as(Subjects.PERSON));
    return all.select(columns.toArray(Column[]::new)).join(broadcast(subjects), Subjects.PERSON);
  }

  private static Column typed(Field column) {
    return col(column.name()).cast(DataType.fromDDL(column.type().spark())).as(column.name());
  }
}
