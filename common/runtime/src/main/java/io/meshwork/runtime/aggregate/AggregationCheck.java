package io.meshwork.runtime.aggregate;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.util.ArrayList;
import java.util.List;

/** Whether the domain's code computes just the tables that the contract names. */
final class AggregationCheck {
  private AggregationCheck() {}

  static void check(DataContract contract, List<Aggregation> aggregations) {
    List<String> computed = aggregations.stream().flatMap(a -> a.tables().stream()).toList();
    List<String> names = contract.tables().stream().map(Table::name).toList();
    List<String> problems = new ArrayList<>();
    for (String name : names) {
      long times = computed.stream().filter(name::equals).count();
      if (times != 1) {
        problems.add(
            "table %s is computed by %d aggregations; register one in the domain's job"
                .formatted(name, times));
      }
    }
    computed.stream()
        .filter(name -> !names.contains(name))
        .forEach(
            name -> problems.add("an aggregation computes %s, which is no table".formatted(name)));
    if (problems.isEmpty()) {
      aggregations.forEach(a -> checkKeys(contract, a, problems));
    }
    if (!problems.isEmpty()) {
      throw MeshException.of(
          Category.CONTRACT, "Cannot compute the tables of " + contract.product(), problems);
    }
  }

  private static void checkKeys(
      DataContract contract, Aggregation aggregation, List<String> problems) {
    List<List<String>> keys =
        aggregation.tables().stream()
            .map(name -> contract.table(name).partitionKey())
            .distinct()
            .toList();
    if (keys.size() > 1) {
      problems.add(
          "tables %s are computed together, but their partition keys differ: %s"
              .formatted(String.join(", ", aggregation.tables()), keys));
    }
  }
}
