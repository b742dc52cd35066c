package io.meshwork.quality.sql;

import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias$;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Gives a query the table {@code primary}, as a {@code WITH} clause would: no view, so no state
 * shared by a session.
 */
public final class PrimaryTable {
  public static final String NAME = "primary";

  private PrimaryTable() {}

  public static LogicalPlan bind(LogicalPlan query, LogicalPlan primary) {
    Tuple2<String, SubqueryAlias> relation =
        new Tuple2<>(NAME, SubqueryAlias$.MODULE$.apply(NAME, primary));
    return new UnresolvedWith(query, CollectionConverters.asScala(List.of(relation)).toList());
  }
}
