package io.meshwork.cli.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InputPort;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A product of the demo that is made from other products' tables.
 *
 * @param product its name
 * @param contract its contract
 * @param rows how many rows its tables must have
 */
record ComputedDemo(Product product, DataContract contract, List<RowCheck> rows) {
  private static final String ROWS = "rows";

  ComputedDemo {
    rows = List.copyOf(rows);
  }

  static ComputedDemo read(Project project, Product product, DataContract contract) {
    Config config = ConfigFactory.parseFile(project.demo(product).toFile());
    List<? extends Config> rows = config.hasPath(ROWS) ? config.getConfigList(ROWS) : List.of();
    return new ComputedDemo(product, contract, rows.stream().map(RowCheck::read).toList());
  }

  /** The products that it reads. */
  Set<String> needs() {
    return contract.ports().stream().map(InputPort::product).collect(Collectors.toSet());
  }
}
