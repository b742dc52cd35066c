package io.meshwork.cli.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InputPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A product of the demo that is made from other products' tables.
 *
 * @param product its name
 * @param contract its contract
 * @param sameRows by a table of it, the tables of the mesh that must have as many rows together,
 *     such as {@code weather.stations}
 */
record ComputedDemo(Product product, DataContract contract, Map<String, List<String>> sameRows) {
  private static final String SAME_ROWS = "same-rows";

  static ComputedDemo read(Project project, Product product, DataContract contract) {
    Config config = ConfigFactory.parseFile(project.demo(product).toFile());
    Map<String, List<String>> sameRows = new TreeMap<>();
    if (config.hasPath(SAME_ROWS)) {
      Config tables = config.getConfig(SAME_ROWS);
      tables.root().keySet().forEach(table -> sameRows.put(table, tables.getStringList(table)));
    }
    return new ComputedDemo(product, contract, sameRows);
  }

  /** The products that it reads. */
  Set<String> needs() {
    return contract.ports().stream().map(InputPort::product).collect(Collectors.toSet());
  }
}
