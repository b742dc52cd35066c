package io.meshwork.runtime.aggregate;

import io.meshwork.contract.ChangeFeed;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InputPort;
import io.meshwork.quality.Action;
import io.meshwork.quality.Dimension;
import io.meshwork.quality.RowRule;
import io.meshwork.quality.RuleInfo;
import io.meshwork.quality.Scope;
import io.meshwork.quality.Severity;
import io.meshwork.quality.Tolerance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** What a record of a change feed must keep beyond its fields: a key that its table can have. */
public final class ChangeRules {
  private ChangeRules() {}

  /** One rule for all records, and one for each table that the product reads. */
  public static List<RowRule> of(DataContract contract) {
    return Stream.concat(
            Stream.of(isRead(contract)),
            contract.ports().stream().filter(InputPort::isFollowed).map(ChangeRules::of))
        .toList();
  }

  private static RowRule isRead(DataContract contract) {
    Object[] names =
        contract.ports().stream().filter(InputPort::isFollowed).map(ChangedKeys::name).toArray();
    return new RowRule(
        info("read(table)", ChangeFeed.TABLE),
        functions.lit(true),
        functions.coalesce(functions.col(ChangeFeed.TABLE).isin(names), functions.lit(false)),
        "table must be one that the product reads");
  }

  private static RowRule of(InputPort port) {
    String id = "key(" + ChangedKeys.name(port) + ")";
    return new RowRule(
        info(id, ChangeFeed.KEY),
        ChangedKeys.isOf(port),
        hasAll(port),
        "key must be a JSON object with "
            + String.join(", ", port.table().partitionKey())
            + ", of the types that the table has");
  }

  private static Column hasAll(InputPort port) {
    Column key = ChangedKeys.of(port);
    Column all = key.isNotNull();
    for (String column : port.table().partitionKey()) {
      all = all.and(key.getField(column).isNotNull());
    }
    return functions.coalesce(all, functions.lit(false));
  }

  private static RuleInfo info(String id, String field) {
    return new RuleInfo(
        id,
        id,
        "",
        0,
        "Contract",
        List.of(field),
        Scope.ROW,
        Severity.ERROR,
        Action.QUARANTINE,
        Dimension.CONFORMITY,
        Optional.empty(),
        Optional.empty(),
        Tolerance.none());
  }
}
