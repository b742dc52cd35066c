package io.meshwork.runtime.run;

import io.meshwork.runtime.derive.Derivation;
import io.meshwork.runtime.shape.Transform;
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
   */
  public record Code(Transform transform, Map<String, Derivation> derivations) {
    static Code none() {
      return new Code(Transform.none(), Map.of());
    }
  }
}
