package io.meshwork.cli.submit;

import io.meshwork.cli.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which runs of a product have left their JSON file in a folder since some moment. */
public final class NewRuns {
  private static final String JSON = ".json";

  private final Path folder;
  private final Product product;
  private final Set<String> before;

  private NewRuns(Path folder, Product product) {
    this.folder = folder;
    this.product = product;
    this.before = Set.copyOf(all());
  }

  /** Remembers the runs there are. */
  public static NewRuns since(Path folder, Product product) {
    return new NewRuns(folder, product);
  }

  /** The names of the runs that weren't there then. */
  public List<String> names() {
    return all().stream().filter(run -> !before.contains(run)).toList();
  }

  private List<String> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.startsWith(product + "-") && file.endsWith(JSON))
          .map(file -> file.substring(0, file.length() - JSON.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }
}
