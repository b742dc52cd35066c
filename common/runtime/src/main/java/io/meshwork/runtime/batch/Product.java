package io.meshwork.runtime.batch;

import io.meshwork.contract.DataContract;
import io.meshwork.quality.Suite;
import io.meshwork.runtime.derive.Derivation;
import io.meshwork.runtime.shape.Transform;
import java.util.Map;

/** A data product as a run needs it: what it promises, and the domain's code for it. */
public record Product(
    DataContract contract, Suite suite, Transform transform, Map<String, Derivation> derivations) {

  public String name() {
    return contract.product();
  }
}
