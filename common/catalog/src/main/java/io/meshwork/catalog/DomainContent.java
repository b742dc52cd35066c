package io.meshwork.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the report of one domain says.
 *
 * @param headline how its products stand, in one sentence
 * @param tone of the product that stands worst
 * @param score the mean over its products
 * @param products those that stand worst first
 */
record DomainContent(
    String domain,
    String headline,
    String tone,
    Optional<Double> score,
    List<ProductStanding> products) {

  static DomainContent of(String domain, List<ProductStanding> products) {
    List<ProductStanding> ordered = Standing.worstFirst(products);
    List<ProductStanding> numbered =
        IntStream.range(0, ordered.size())
            .mapToObj(i -> ordered.get(i).withTrend("trend-" + (i + 1)))
            .toList();
    return new DomainContent(
        domain,
        Standing.headline(products),
        Standing.tone(products),
        Standing.score(products),
        numbered);
  }

  /** The dimensions of which any product has a score; public because the template calls it. */
  @JsonIgnore
  public List<String> dimensions() {
    return Standing.dimensions(products);
  }
}
