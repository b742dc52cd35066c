package io.meshwork.runtime.batch;

import io.meshwork.contract.DataContract;
import io.meshwork.quality.Suite;
import io.meshwork.quality.SuiteSource;
import io.meshwork.runtime.aggregate.Aggregation;
import io.meshwork.runtime.decode.DecodedSchema;
import io.meshwork.runtime.derive.Derivation;
import io.meshwork.runtime.shape.Transform;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/** A data product as a run needs it: what it promises, and the domain's code for it. */
public record Product(
    DataContract contract,
    Suite suite,
    Transform transform,
    Map<String, Derivation> derivations,
    List<Aggregation> aggregations) {

  /**
   * The product of a contract.
   *
   * @param rules the suite's sources, and those that stand in the contract
   * @throws io.meshwork.quality.InvalidSuiteException with all problems of the suite
   */
  public static Product of(
      DataContract contract,
      List<SuiteSource> rules,
      Transform transform,
      Map<String, Derivation> derivations,
      List<Aggregation> aggregations) {
    StructType table = DecodedSchema.fields(contract.primaryTable().columns());
    Suite suite = Suite.compile(rules, judged(contract), table);
    return new Product(
        contract,
        contract.isAggregate() ? suite.blocking() : suite,
        transform,
        derivations,
        aggregations);
  }

  /** What the suite's rules on rows speak of: records of the topic, or rows that are computed. */
  public StructType judged() {
    return judged(contract);
  }

  private static StructType judged(DataContract contract) {
    return DecodedSchema.fields(
        contract.isAggregate() ? contract.primaryTable().columns() : contract.input().fields());
  }

  public String name() {
    return contract.product();
  }
}
