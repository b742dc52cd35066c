package io.meshwork.runtime.dryrun;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.LibraryCheck;
import io.meshwork.contract.LibraryCheck.Metric;
import io.meshwork.quality.RowRule;
import io.meshwork.quality.RuleInfo;
import io.meshwork.quality.profile.Promises;
import io.meshwork.runtime.batch.Product;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a product's contract and suite state of its columns. */
final class Stated {
  private static final Set<String> COMPLETE = Set.of("IsComplete", "Completeness");
  private static final Set<String> UNIQUE = Set.of("IsUnique", "IsPrimaryKey", "Uniqueness");

  private Stated() {}

  static Promises of(Product product) {
    DataContract contract = product.contract();
    List<Field> fields =
        Stream.concat(
                contract.input().fields().stream(), contract.primaryTable().columns().stream())
            .toList();
    List<RuleInfo> rules =
        Stream.concat(
                product.suite().rowRules().stream().map(RowRule::info),
                product.suite().datasetRules().stream())
            .filter(rule -> !rule.text().contains(" where ") && rule.columns().size() == 1)
            .toList();
    Set<String> required = names(fields, Field::required);
    required.addAll(contract.primaryTable().primaryKey());
    required.addAll(columns(rules, rule -> COMPLETE.contains(rule.kind())));
    Set<String> unique = names(fields, Field::unique);
    unique.addAll(columns(rules, rule -> UNIQUE.contains(rule.kind())));
    Set<String> listed = names(fields, f -> !f.constraints().allowedValues().isEmpty());
    listed.addAll(columns(rules, Stated::isList));
    contract.checks().stream()
        .filter(Stated::isList)
        .forEach(c -> listed.add(c.columns().get(0).name()));
    Set<String> bounded =
        names(fields, f -> f.constraints().minimum().filter(m -> m.signum() >= 0).isPresent());
    bounded.addAll(columns(rules, rule -> rule.text().contains(">= 0")));
    return new Promises(required, unique, listed, bounded);
  }

  private static boolean isList(RuleInfo rule) {
    return rule.kind().equals("ColumnValues")
        && rule.text().contains(" in [")
        && !rule.text().contains(" not in [");
  }

  private static boolean isList(LibraryCheck check) {
    return check.metric() == Metric.INVALID_VALUES && !check.criteria().values().isEmpty();
  }

  private static Set<String> names(List<Field> fields, java.util.function.Predicate<Field> of) {
    return fields.stream()
        .filter(of)
        .map(Field::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> columns(
      List<RuleInfo> rules, java.util.function.Predicate<RuleInfo> of) {
    return rules.stream().filter(of).map(rule -> rule.columns().get(0)).collect(Collectors.toSet());
  }
}
