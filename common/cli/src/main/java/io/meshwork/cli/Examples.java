package io.meshwork.cli;

import java.nio.file.Files;
import java.util.List;

/**
 * Fills the examples of the help texts, which write {@code ${sys:mesh.example}}, with a product of
 * this checkout: what is shown can be typed as it stands.
 */
final class Examples {
  private Examples() {}

  static void nameAProduct(Project project) {
    List<Product> products = project.products();
    String example =
        products.stream()
            .filter(product -> Files.isRegularFile(project.demo(product)))
            .findFirst()
            .or(() -> products.stream().findFirst())
            .map(Product::toString)
            .orElse("DOMAIN.PRODUCT");
    System.setProperty("mesh.example", example);
  }
}
