package io.meshwork.runtime.run;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Shelf;
import io.meshwork.quality.SuiteSource;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.run.Domain.Code;
import io.meshwork.runtime.suite.ContractSuite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loads a product: its contract and suite from the job's jar ({@code contracts/NAME.odcs.yaml},
 * {@code suites/DOMAIN/NAME.dqdl}), or from files that are given instead.
 */
final class Products {
  private final Domain domain;
  private final ClassLoader jar;

  Products(Domain domain) {
    this.domain = domain;
    this.jar = Thread.currentThread().getContextClassLoader();
  }

  /**
   * @throws MeshException USAGE if the domain has no such product
   * @throws io.meshwork.contract.InvalidContractException with all problems of the contract
   * @throws io.meshwork.quality.InvalidSuiteException with all problems of the suite
   */
  Product load(JobArguments arguments) {
    String name = nameInDomain(arguments.product());
    DataContract contract = contract(name, arguments.contract());
    if (!contract.product().equals(arguments.product())) {
      throw new MeshException(
          Category.CONTRACT,
          contract.file()
              + " is the contract of "
              + contract.product()
              + ", not of "
              + arguments.product()
              + ".");
    }
    Code code = domain.code().getOrDefault(name, Code.none());
    return Product.of(
        contract,
        rules(contract, arguments.suite()),
        code.transform(),
        code.derivations(),
        code.aggregations());
  }

  private String nameInDomain(String product) {
    String prefix = domain.name() + ".";
    if (!product.startsWith(prefix)) {
      throw new MeshException(
          Category.USAGE,
          "This job runs products of the domain "
              + domain.name()
              + "; "
              + product
              + " isn't one. Products are named like "
              + prefix
              + "NAME.");
    }
    return product.substring(prefix.length());
  }

  private DataContract contract(String name, Optional<Path> file) {
    if (file.isPresent()) {
      return DataContract.read(file.get());
    }
    String resource = "contracts/" + name + ".odcs.yaml";
    String text =
        resource(resource)
            .orElseThrow(
                () ->
                    new MeshException(
                        Category.USAGE,
                        "The domain "
                            + domain.name()
                            + " has no product "
                            + name
                            + ": there is no "
                            + resource
                            + " in the job's jar."));
    return DataContract.parse(resource, text, new JarShelf());
  }

  private List<SuiteSource> rules(DataContract contract, Optional<Path> file) {
    List<SuiteSource> sources = new ArrayList<>();
    if (file.isPresent()) {
      sources.add(new SuiteSource(file.get().toString(), 1, text(file.get())));
    } else {
      String name = "suites/" + contract.domain() + "/" + contract.name() + ".dqdl";
      resource(name).ifPresent(text -> sources.add(new SuiteSource(name, 1, text)));
    }
    sources.addAll(ContractSuite.sources(contract));
    return sources;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new MeshException(
          Category.USAGE, "--suite: " + file + " can't be read. Give the path of a DQDL file.", e);
    }
  }

  private Optional<String> resource(String name) {
    try (InputStream in = jar.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MeshException(Category.DEFECT, "The job's jar can't be read: " + name, e);
    }
  }

  /** The contracts of this domain. */
  private final class JarShelf implements Shelf {
    @Override
    public Optional<String> text(String name) {
      return resource("contracts/" + name);
    }

    @Override
    public List<String> names() {
      return List.of();
    }
  }
}
