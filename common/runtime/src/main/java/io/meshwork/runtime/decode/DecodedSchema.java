package io.meshwork.runtime.decode;

import io.meshwork.contract.Field;
import io.meshwork.contract.Topic;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of decoded records: Kafka's own, the rules' bits, then the topic's fields. */
public final class DecodedSchema {
  private static final DataType HEADERS_TYPE =
      DataTypes.createArrayType(
          new StructType().add("key", DataTypes.StringType).add("value", DataTypes.BinaryType));

  private DecodedSchema() {}

  public static StructType of(Topic topic, int words) {
    StructType schema =
        new StructType()
            .add(Columns.TOPIC, DataTypes.StringType, false)
            .add(Columns.PARTITION, DataTypes.IntegerType, false)
            .add(Columns.OFFSET, DataTypes.LongType, false)
            .add(Columns.TIMESTAMP, DataTypes.TimestampType, false)
            .add(Columns.KEY, DataTypes.BinaryType)
            .add(Columns.HEADERS, HEADERS_TYPE)
            .add(Columns.VALUE, DataTypes.BinaryType)
            .add(Columns.DETAIL, DataTypes.StringType)
            .add(Columns.UNKNOWN, DataTypes.StringType)
            .add(Columns.DELETE, DataTypes.BooleanType, false)
            .add(Columns.ERASE, DataTypes.createArrayType(DataTypes.StringType, false));
    for (int word = 0; word < words; word++) {
      schema = schema.add(Columns.bits(word), DataTypes.LongType, false);
    }
    for (Field field : topic.fields()) {
      schema = schema.add(field.name(), type(field));
    }
    return schema;
  }

  /** The topic's fields alone, as row rules see them. */
  public static StructType fields(List<Field> fields) {
    StructType schema = new StructType();
    for (Field field : fields) {
      schema = schema.add(field.name(), type(field));
    }
    return schema;
  }

  static DataType type(Field field) {
    return DataType.fromDDL(field.type().spark());
  }
}
