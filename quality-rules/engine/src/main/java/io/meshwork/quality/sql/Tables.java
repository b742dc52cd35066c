package io.meshwork.quality.sql;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias$;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Gives a query its tables by name, as a {@code WITH} clause would: no views, so no state shared by
 * a session.
 */
public final class Tables {
  /** The batch. */
  public static final String PRIMARY = "primary";

  /** The data set that it is compared with. */
  public static final String REFERENCE = "reference";

  private Tables() {}

  public static LogicalPlan bind(LogicalPlan query, Map<String, LogicalPlan> tables) {
    List<Tuple2<String, SubqueryAlias>> relations =
        tables.entrySet().stream()
            .map(
                t ->
                    new Tuple2<>(
                        t.getKey(), SubqueryAlias$.MODULE$.apply(t.getKey(), t.getValue())))
            .toList();
    return new UnresolvedWith(query, CollectionConverters.asScala(relations).toList());
  }
}
