package io.meshwork.cli;

import io.meshwork.governance.policy.InvalidPoliciesException;
import io.meshwork.governance.policy.Policies;
import io.meshwork.governance.policy.PolicySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where things lie in a Meshwork checkout. A product's contract is {@code
 * jobs/DOMAIN/contracts/PRODUCT.odcs.yaml}; the domain's one application is {@code
 * jobs/DOMAIN/target/meshwork-DOMAIN.jar}.
 *
 * @param home the checkout's root
 */
public record Project(Path home) {
  private static final String CONTRACT = ".odcs.yaml";
  private static final String CONF = ".conf";
  private static final String POLICIES = "policies";

  /** The project that the launcher stands in; it passes its folder as {@code meshwork.home}. */
  public static Project current() {
    String home = System.getProperty("meshwork.home", "");
    return new Project(Path.of(home).toAbsolutePath().normalize());
  }

  /** Everything that Meshwork writes on this machine. */
  public Path state() {
    return home.resolve(".mesh");
  }

  public Path runs() {
    return state().resolve("runs");
  }

  /** The reports of products, domains and the mesh; a run's page lies beside its JSON. */
  public Path reports() {
    return state().resolve("reports");
  }

  /** How far the jobs of the local profile have read. */
  public Path checkpoints() {
    return state().resolve("checkpoints");
  }

  /** The sandbox, checkpoints and logs of the demo. */
  public Path demoState() {
    return state().resolve("demo");
  }

  /**
   * A profile's configuration file.
   *
   * @throws CliException if there is no such profile, naming those there are
   */
  public Path profile(String name) {
    Path file = conf(name);
    if (profiles().contains(name)) {
      return file;
    }
    throw CliException.usage(
        "there is no profile \"%s\". Profiles are the files of %s: %s."
            .formatted(name, shown(file.getParent()), String.join(", ", profiles())));
  }

  /**
   * The policies that the mesh demands of its contracts.
   *
   * @throws InvalidPoliciesException if their configuration is wrong
   */
  public Policies policies() {
    List<String> names = products().stream().map(Product::toString).toList();
    return Policies.of(PolicySettings.read(conf(POLICIES), names));
  }

  /** The product's suite of quality rules; the file is there only for a product with a suite. */
  public Path suite(Product product) {
    return home.resolve(
        "quality-rules/suites/" + product.domain() + "/" + product.name() + ".dqdl");
  }

  /** What the demo publishes for this product; the file is there only for a product with a demo. */
  public Path demo(Product product) {
    return home.resolve("jobs/" + product.domain() + "/demo/" + product.name() + ".conf");
  }

  /** Every product that has a contract, by name. */
  public List<Product> products() {
    return domains().stream().flatMap(domain -> productsOf(domain).stream()).sorted().toList();
  }

  /** Every domain that has a folder with contracts. */
  public List<String> domains() {
    return children(home.resolve("jobs")).stream()
        .filter(dir -> Files.isDirectory(dir.resolve("contracts")))
        .map(dir -> dir.getFileName().toString())
        .toList();
  }

  /**
   * The product's contract file.
   *
   * @throws CliException if there is no such product, with a suggestion
   */
  public Path contract(Product product) {
    Path file = contracts(product.domain()).resolve(product.name() + CONTRACT);
    if (Files.isRegularFile(file)) {
      return file;
    }
    throw CliException.usage(unknown(product, products().stream().map(Product::toString).toList()));
  }

  /** The domain's shaded Spark application, built or not. */
  public Path application(String domain) {
    return home.resolve("jobs/" + domain + "/target/meshwork-" + domain + ".jar");
  }

  /** A file as the user would type it from the project's root. */
  public String shown(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    return whole.startsWith(home) ? home.relativize(whole).toString() : whole.toString();
  }

  private static String unknown(Product product, List<String> products) {
    if (products.isEmpty()) {
      return "there is no product " + product + ", nor any other: no jobs/*/contracts/*.odcs.yaml.";
    }
    Optional<String> meant = Spelling.closest(product.toString(), products);
    return "there is no product "
        + product
        + meant.map(m -> ". Did you mean " + m + "?").orElse(".")
        + " Products: "
        + String.join(", ", products)
        + ".";
  }

  private List<Product> productsOf(String domain) {
    return children(contracts(domain)).stream()
        .map(file -> file.getFileName().toString())
        .filter(file -> file.endsWith(CONTRACT))
        .map(file -> new Product(domain, file.substring(0, file.length() - CONTRACT.length())))
        .toList();
  }

  private List<String> profiles() {
    return children(home.resolve("conf")).stream()
        .map(file -> file.getFileName().toString())
        .filter(file -> file.endsWith(CONF))
        .map(file -> file.substring(0, file.length() - CONF.length()))
        .filter(name -> !name.equals(POLICIES))
        .toList();
  }

  private Path conf(String name) {
    return home.resolve("conf/" + name + CONF);
  }

  private Path contracts(String domain) {
    return home.resolve("jobs/" + domain + "/contracts");
  }

  private static List<Path> children(Path dir) {
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(dir)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + dir, e);
    }
  }
}
