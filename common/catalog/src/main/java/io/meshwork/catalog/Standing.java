package io.meshwork.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How several products stand together. */
final class Standing {
  private static final List<String> WORST_FIRST =
      Stream.of(Tone.BAD, Tone.WARNING, Tone.IDLE, Tone.GOOD).map(Tone::style).toList();

  private Standing() {}

  static List<ProductStanding> worstFirst(List<ProductStanding> products) {
    return products.stream()
        .sorted(
            Comparator.comparing((ProductStanding p) -> WORST_FIRST.indexOf(p.tone()))
                .thenComparing(ProductStanding::product))
        .toList();
  }

  /** The tone of the one that stands worst; idle if there is none. */
  static String tone(List<ProductStanding> products) {
    return worstFirst(products).stream()
        .findFirst()
        .map(ProductStanding::tone)
        .orElse(Tone.IDLE.style());
  }

  /** Such as "1 of 3 products is blocked or failed, 1 has warnings". */
  static String headline(List<ProductStanding> products) {
    if (products.isEmpty()) {
      return "No product has run yet";
    }
    long bad = count(products, Tone.BAD);
    long warned = count(products, Tone.WARNING);
    if (bad + warned == 0) {
      return products.size() == 1
          ? "The one product is as its owner expects"
          : "All %d products are as their owners expect".formatted(products.size());
    }
    String of = " of " + Numbers.count(products.size(), "product");
    if (products.size() == 1) {
      return "The one product " + (bad == 1 ? "is blocked or failed" : "has warnings");
    }
    if (bad == 0) {
      return warned + of + (warned == 1 ? " has" : " have") + " warnings";
    }
    String blocked = bad + of + (bad == 1 ? " is" : " are") + " blocked or failed";
    return warned == 0
        ? blocked
        : blocked + ", " + warned + (warned == 1 ? " has" : " have") + " warnings";
  }

  private static long count(List<ProductStanding> products, Tone tone) {
    return products.stream().filter(product -> product.tone().equals(tone.style())).count();
  }

  static Optional<Double> score(List<ProductStanding> products) {
    OptionalDouble mean =
        products.stream()
            .flatMap(product -> product.score().stream())
            .mapToDouble(Double::doubleValue)
            .average();
    return mean.stream().boxed().findFirst();
  }

  static List<String> dimensions(List<ProductStanding> products) {
    return products.stream()
        .flatMap(product -> product.scores().stream())
        .map(DimensionStanding::dimension)
        .distinct()
        .sorted()
        .toList();
  }
}
