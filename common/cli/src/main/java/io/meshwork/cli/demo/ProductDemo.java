package io.meshwork.cli.demo;

import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Field;
import io.meshwork.sandbox.generator.EventSpec;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
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

  /** The products with a generator's specification, each behind those that it refers to. */
  static List<ProductDemo> all(Project project) {
    List<ProductDemo> waiting =
        project.products().stream()
            .filter(product -> Files.isRegularFile(project.demo(product)))
            .map(product -> read(project, product))
            .collect(Collectors.toCollection(ArrayList::new));
    List<ProductDemo> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      ProductDemo next = firstWithoutNeed(waiting).orElse(waiting.get(0));
      waiting.remove(next);
      ordered.add(next);
    }
    return List.copyOf(ordered);
  }

  boolean streams() {
    return spec.stream().perSecond() > 0;
  }

  private static ProductDemo read(Project project, Product product) {
    return new ProductDemo(
        product,
        DataContract.read(project.contract(product)),
        EventSpec.read(project.demo(product)));
  }

  private static Optional<ProductDemo> firstWithoutNeed(List<ProductDemo> waiting) {
    Set<String> names =
        waiting.stream().map(demo -> demo.product().toString()).collect(Collectors.toSet());
    return waiting.stream()
        .filter(
            demo ->
                demo.references().stream()
                    .noneMatch(
                        name -> names.contains(name) && !name.equals(demo.contract.product())))
        .findFirst();
  }

  private List<String> references() {
    return contract.input().fields().stream()
        .map(Field::reference)
        .flatMap(Optional::stream)
        .map(reference -> reference.product())
        .toList();
  }
}
