package io.meshwork.cli.demo;

import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.contract.DataContract;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the demo runs, each product behind those that it needs.
 *
 * @param sources the products that take generated events
 * @param computed the products that are made from their tables
 * @param erasures the products that take generated requests to erase from all these
 */
record DemoPlan(
    List<ProductDemo> sources, List<ComputedDemo> computed, List<ProductDemo> erasures) {

  /**
   * The products of some domains that have a file for the demo, and those that they need.
   *
   * @param domains all if it is empty
   */
  static DemoPlan of(Project project, List<String> domains) {
    Map<String, ProductDemo> sources = new HashMap<>();
    Map<String, ComputedDemo> computed = new HashMap<>();
    for (Product product : project.products()) {
      if (Files.isRegularFile(project.demo(product))) {
        DataContract contract = DataContract.read(project.contract(product));
        if (contract.isAggregate()) {
          computed.put(contract.product(), ComputedDemo.read(project, product, contract));
        } else {
          sources.put(contract.product(), ProductDemo.read(project, product, contract));
        }
      }
    }
    Map<String, Set<String>> needs = new HashMap<>();
    sources.forEach((name, demo) -> needs.put(name, demo.needs()));
    computed.forEach((name, demo) -> needs.put(name, demo.needs()));
    List<String> wanted = new ArrayList<>();
    needs.keySet().stream()
        .filter(name -> domains.isEmpty() || domains.contains(name.split("\\.", 2)[0]))
        .sorted()
        .forEach(name -> add(name, needs, wanted, new ArrayList<>()));
    Map<Boolean, List<ProductDemo>> taking =
        those(wanted, sources::get).stream()
            .collect(Collectors.partitioningBy(ProductDemo::erases));
    return new DemoPlan(taking.get(false), those(wanted, computed::get), taking.get(true));
  }

  /** What is generated for the sources. */
  Injected injected() {
    return Injected.by(sources);
  }

  /** Of the sources and of what is made from them. */
  List<DataContract> contracts() {
    return Stream.concat(
            sources.stream().map(ProductDemo::contract),
            computed.stream().map(ComputedDemo::contract))
        .toList();
  }

  /** A product and before it what it needs; two that need one another come as they are found. */
  private static void add(
      String name, Map<String, Set<String>> needs, List<String> ordered, List<String> waiting) {
    if (ordered.contains(name) || waiting.contains(name) || !needs.containsKey(name)) {
      return;
    }
    waiting.add(name);
    needs.get(name).stream().sorted().forEach(need -> add(need, needs, ordered, waiting));
    ordered.add(name);
  }

  private static <T> List<T> those(List<String> names, Function<String, T> found) {
    return names.stream()
        .map(found)
        .flatMap(demo -> Optional.ofNullable(demo).stream())
        .collect(Collectors.toUnmodifiableList());
  }

  boolean isEmpty() {
    return sources.isEmpty() && computed.isEmpty() && erasures.isEmpty();
  }
}
