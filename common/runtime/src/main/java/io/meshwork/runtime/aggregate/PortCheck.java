package io.meshwork.runtime.aggregate;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.contract.InputPort;
import io.meshwork.contract.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a product's input ports are as the products publish them that they lead to. */
final class PortCheck {
  private PortCheck() {}

  /** What is wrong with a port, each a sentence. */
  static List<String> problems(InputPort port, DataContract publisher) {
    Optional<Table> published =
        publisher.tables().stream().filter(t -> t.name().equals(port.table().name())).findFirst();
    if (published.isEmpty()) {
      return List.of(
          "line %d: %s %s publishes no table %s. It has %s."
              .formatted(
                  port.table().line(),
                  publisher.product(),
                  publisher.version(),
                  port.table().name(),
                  String.join(", ", publisher.tables().stream().map(Table::name).toList())));
    }
    return problems(port, publisher, published.get());
  }

  private static List<String> problems(InputPort port, DataContract publisher, Table published) {
    List<String> problems = new ArrayList<>();
    if (!port.table().partitionKey().equals(published.partitionKey())) {
      problems.add(
          "line %d: the partition key of %s is (%s) in %s %s, not (%s)."
              .formatted(
                  port.table().line(),
                  published.name(),
                  String.join(", ", published.partitionKey()),
                  publisher.product(),
                  publisher.version(),
                  String.join(", ", port.table().partitionKey())));
    }
    if (port.isFollowed() && !published.tellsChanges()) {
      problems.add(
          "line %d: %s of %s doesn't tell its changes. Ask its owner for the customProperty changes: true."
              .formatted(port.table().line(), published.name(), publisher.product()));
    }
    for (Field column : port.table().columns()) {
      problem(column, publisher, published).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<String> problem(Field column, DataContract publisher, Table published) {
    Optional<Field> found =
        published.columns().stream().filter(c -> c.name().equals(column.name())).findFirst();
    if (found.isEmpty()) {
      return Optional.of(
          "line %d: %s of %s %s has no column %s."
              .formatted(
                  column.line(),
                  published.name(),
                  publisher.product(),
                  publisher.version(),
                  column.name()));
    }
    return found.get().type().equals(column.type())
        ? Optional.empty()
        : Optional.of(
            "line %d: column %s of %s is %s in %s %s, not %s."
                .formatted(
                    column.line(),
                    column.name(),
                    published.name(),
                    found.get().type(),
                    publisher.product(),
                    publisher.version(),
                    column.type()));
  }
}
