package io.meshwork.runtime.run;

import io.meshwork.runtime.aggregate.Aggregation;
import io.meshwork.runtime.derive.Derivation;
import io.meshwork.runtime.shape.Transform;
import java.util.List;
import java.util.Map;

/**
 * What a domain adds to the platform in code.
 *
 * @param name as the contracts spell it
 * @param code by product name without the domain; a product that needs none isn't listed
 */
public record Domain(String name, Map<String, Code> code) {

  /**
   * @param derivations by the name of the derived table
   * @param aggregations of a product that is made from other products' tables
   */
  public record Code(
      Transform transform, Map<String, Derivation> derivations, List<Aggregation> aggregations) {

    /** Of a product that takes a topic's records. */
    public Code(Transform transform, Map<String, Derivation> derivations) {
      this(transform, derivations, List.of());
    }

    /** Of a product that is made from other products' tables. */
    public static Code of(Aggregation... aggregations) {
      return new Code(Transform.none(), Map.of(), List.of(aggregations));
    }

    static Code none() {
      return new Code(Transform.none(), Map.of());
    }
  }
}
