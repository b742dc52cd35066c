package io.meshwork.cli.demo;

import io.meshwork.cli.CliException;
import io.meshwork.sandbox.generator.EventSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the generators of the demo's products make, in all their phases together.
 *
 * @param specs by the product's name
 */
record Injected(Map<String, EventSpec> specs) {
  Injected {
    specs = Map.copyOf(specs);
  }

  static Injected by(List<ProductDemo> products) {
    return new Injected(
        products.stream()
            .collect(Collectors.toMap(demo -> demo.contract().product(), ProductDemo::spec)));
  }

  long goodEvents(String product) {
    return spec(product).goodEvents();
  }

  /**
   * How many records have a defect.
   *
   * @throws CliException if there is no such product or defect
   */
  long of(String product, String defect) {
    try {
      return spec(product).injected(defect);
    } catch (IllegalArgumentException e) {
      throw CliException.configuration("the demo counts what isn't injected: " + e.getMessage());
    }
  }

  private EventSpec spec(String product) {
    EventSpec spec = specs.get(product);
    if (spec == null) {
      throw CliException.configuration(
          "the demo counts events of %s, for which none are generated. Products with events: %s."
              .formatted(product, specs.keySet().stream().sorted().toList()));
    }
    return spec;
  }
}
