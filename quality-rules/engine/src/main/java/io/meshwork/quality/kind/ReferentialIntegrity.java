package io.meshwork.quality.kind;

import io.meshwork.quality.Dimension;
import io.meshwork.quality.metric.QueryMetric;
import io.meshwork.quality.metric.RatioMetric;
import io.meshwork.quality.metric.RowsQuery;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The share of rows whose values are found in another data set. A row with a null among them is not
 * found, as in Deequ's own implementation of DQDL; AWS's documentation doesn't say.
 */
record ReferentialIntegrity() implements DatasetKind {
  private static final Pattern SEVERAL = Pattern.compile("(.+)\\.\\{(.+)}");
  private static final Pattern ONE = Pattern.compile("(.+)\\.([^.{}]+)");

  @Override
  public String name() {
    return "ReferentialIntegrity";
  }

  @Override
  public String usage() {
    return "ReferentialIntegrity \"city,state\" \"domain.product.{city,state}\" >= 0.9";
  }

  @Override
  public Dimension dimension() {
    return Dimension.CONSISTENCY;
  }

  @Override
  public DatasetCheck check(Subject subject) {
    Matcher target = target(subject.parameter("ReferenceDatasetColumns"));
    Reference reference = subject.reference(target.group(1));
    ColumnPairs columns =
        ColumnPairs.of(
            subject,
            reference,
            ColumnPairs.names(subject.parameter("PrimaryDatasetColumns")),
            ColumnPairs.names(target.group(2)));
    String name = "ReferentialIntegrity(%s in %s)".formatted(columns.words(), reference.name());
    QueryMetric found =
        QueryMetric.against(reference.name(), name, query("count(1)", "SEMI", columns));
    return new MetricCheck(
        RatioMetric.ofRows(
            name, found, RowsQuery.against(reference.name(), query("p.*", "ANTI", columns))),
        subject.numberCondition());
  }

  private static String query(String what, String join, ColumnPairs columns) {
    return "SELECT %s FROM primary p LEFT %s JOIN reference r ON %s"
        .formatted(what, join, columns.sql("="));
  }

  private Matcher target(String text) {
    for (Pattern pattern : new Pattern[] {SEVERAL, ONE}) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        return matcher;
      }
    }
    throw new InvalidRule(
        "\"%s\" names no columns of a data set. Write it like: %s".formatted(text, usage()));
  }
}
