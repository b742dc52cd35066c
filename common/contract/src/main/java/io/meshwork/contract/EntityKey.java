package io.meshwork.contract;

import io.meshwork.contract.FieldType.Kind;
import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an entity, such as a customer, is known by: the whole partition key of a table.
 *
 * @param product the product that holds it, such as {@code shop.customers}
 * @param table its table
 * @param column the table's key
 */
public record EntityKey(String product, String table, String column) {
  private static final Set<Kind> KINDS =
      Set.of(Kind.STRING, Kind.UUID, Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT);

  /** The entity's name in the mesh: the table with its domain, such as {@code shop.customers}. */
  public String entity() {
    return product.split("\\.", 2)[0] + "." + table;
  }

  /** Whether a value of this type is the same text wherever it is written. */
  static boolean canBe(FieldType type) {
    return KINDS.contains(type.kind());
  }

  /**
   * This key under every name that a relationship may call it by: tables and columns have
   * identifiers beside their names.
   *
   * @param contract of the product that holds it
   */
  public Set<EntityKey> spellings(DataContract contract) {
    var read = YamlReader.read(contract.file(), contract.text(), new Findings());
    var root = read.orElse(null) instanceof YamlMap map ? map : YamlMap.EMPTY;
    var object = named(root.maps("schema"), table);
    var property = object.flatMap(o -> named(o.maps("properties"), column));
    var spellings = new LinkedHashSet<EntityKey>();
    for (String of : both(table, object)) {
      both(column, property).forEach(c -> spellings.add(new EntityKey(product, of, c)));
    }
    return spellings;
  }

  private static Optional<YamlMap> named(List<YamlMap> maps, String name) {
    return maps.stream().filter(m -> m.text("name").filter(name::equals).isPresent()).findFirst();
  }

  private static List<String> both(String name, Optional<YamlMap> named) {
    return Stream.concat(Stream.of(name), named.flatMap(m -> m.text("id")).stream()).toList();
  }
}
