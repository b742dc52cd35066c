package io.meshwork.quality.kind;

import io.meshwork.quality.sql.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Columns of the batch, each with the column of another data set that it is compared with. */
public record ColumnPairs(List<Pair> pairs) {
  /** A column of the batch and one of another data set. */
  public record Pair(String primary, String reference) {}

  /** Reads {@code a,b->c}: a pairs with a, b with c. */
  static ColumnPairs mapped(Subject subject, Reference reference, String mappings) {
    List<String[]> names = names(mappings).stream().map(m -> m.split("->", 2)).toList();
    return of(
        subject,
        reference,
        names.stream().map(n -> n[0].strip()).toList(),
        names.stream().map(n -> n[n.length - 1].strip()).toList());
  }

  /** Pairs columns by their position. */
  static ColumnPairs of(
      Subject subject, Reference reference, List<String> primary, List<String> other) {
    if (primary.size() != other.size()) {
      throw new InvalidRule(
          "%d columns are compared with %d. Name as many on both sides."
              .formatted(primary.size(), other.size()));
    }
    return new ColumnPairs(
        IntStream.range(0, primary.size())
            .mapToObj(i -> pair(subject, reference, primary.get(i), other.get(i)))
            .toList());
  }

  /** The names between commas. */
  public static List<String> names(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).toList();
  }

  List<String> primary() {
    return pairs.stream().map(Pair::primary).toList();
  }

  List<String> reference() {
    return pairs.stream().map(Pair::reference).toList();
  }

  /** As names of metrics have it, such as {@code a, b -> c}. */
  String words() {
    return pairs.stream()
        .map(
            p ->
                p.primary().equals(p.reference())
                    ? p.primary()
                    : p.primary() + " -> " + p.reference())
        .collect(Collectors.joining(", "));
  }

  /** All pairs compared by an operator, the batch under the alias p, the other data set under r. */
  String sql(String operator) {
    return pairs.stream()
        .map(
            p -> "p.%s %s r.%s".formatted(Sql.name(p.primary()), operator, Sql.name(p.reference())))
        .collect(Collectors.joining(" AND "));
  }

  private static Pair pair(Subject subject, Reference reference, String primary, String other) {
    StructField left = subject.schema().column(primary);
    StructField right = reference.column(other);
    if (!comparable(left.dataType(), right.dataType())) {
      throw subject.wrongType(
          left,
          "column \"%s\" of \"%s\" is %s. Compare columns of one type"
              .formatted(other, reference.name(), right.dataType().sql().toLowerCase(Locale.ROOT)));
    }
    return new Pair(primary, other);
  }

  private static boolean comparable(DataType left, DataType right) {
    return left.equals(right) || (left instanceof NumericType && right instanceof NumericType);
  }
}
