package io.meshwork.contract;

import java.util.ArrayList;
import java.util.List;

/** Where a product names entities: in fields of its topic, and in columns of its tables. */
public final class EntityColumns {
  private EntityColumns() {}

  /**
   * A field or a column, and the entity that it names.
   *
   * @param column the field or the column
   * @param relation which entity's key it is, or what of the key
   */
  public record Naming(Field column, Relation relation) {}

  /** In the topic's records; the field that names whom to erase isn't among them. */
  public static List<Naming> inTopic(DataContract contract) {
    return in(contract, contract.input().fields()).stream()
        .filter(n -> contract.input().erases().filter(n.column().name()::equals).isEmpty())
        .toList();
  }

  /** In a table's rows. */
  public static List<Naming> inTable(DataContract contract, Table table) {
    return in(contract, table.columns());
  }

  private static List<Naming> in(DataContract contract, List<Field> columns) {
    var own = keys(contract);
    var naming = new ArrayList<Naming>();
    for (Field column : columns) {
      column.relation().ifPresent(to -> naming.add(new Naming(column, to)));
      own.stream()
          .filter(key -> key.column().equals(column.name()))
          .forEach(key -> naming.add(new Naming(column, new Relation(key, ""))));
    }
    return naming.stream().distinct().toList();
  }

  /**
   * The keys of the entities that a product holds and that can be erased: those that its topic's
   * messages repeat, and that are classified.
   */
  public static List<EntityKey> keys(DataContract contract) {
    return contract.landedTables().stream()
        .filter(t -> contract.input().messageKey().filter(key -> isKey(t, key)).isPresent())
        .map(t -> new EntityKey(contract.product(), t.name(), t.partitionKey().get(0)))
        .toList();
  }

  private static boolean isKey(Table table, String column) {
    return table.partitionKey().equals(List.of(column)) && table.column(column).isClassified();
  }
}
