package io.meshwork.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the report of the mesh says.
 *
 * @param headline how its products stand, in one sentence
 * @param tone of the product that stands worst
 * @param score the mean over its products
 * @param domains by name
 */
record MeshContent(
    String headline, String tone, Optional<Double> score, List<DomainContent> domains) {

  static MeshContent of(List<ProductStanding> products) {
    List<DomainContent> domains =
        products.stream()
            .collect(
                Collectors.groupingBy(ProductStanding::domain, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(domain -> DomainContent.of(domain.getKey(), domain.getValue()))
            .sorted(Comparator.comparing(DomainContent::domain))
            .toList();
    return new MeshContent(
        Standing.headline(products), Standing.tone(products), Standing.score(products), domains);
  }
}
