package io.meshwork.cli.demo;

import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.sandbox.generator.EventSpec;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A product that is part of the demo.
 *
 * @param product its name
 * @param contract its contract
 * @param spec which events are generated for it
 */
record ProductDemo(Product product, DataContract contract, EventSpec spec) {

  boolean streams() {
    return spec.stream().perSecond() > 0;
  }

  /** Whether its events are requests to erase. */
  boolean erases() {
    return contract.input().erases().isPresent();
  }

  static ProductDemo read(Project project, Product product, DataContract contract) {
    return new ProductDemo(product, contract, EventSpec.read(project.demo(product)));
  }

  /** The products that its records refer to. */
  Set<String> needs() {
    return contract.input().fields().stream()
        .map(Field::reference)
        .flatMap(Optional::stream)
        .map(reference -> reference.product())
        .filter(name -> !name.equals(contract.product()))
        .collect(Collectors.toSet());
  }
}
