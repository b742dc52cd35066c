package io.meshwork.cli.contract;

import io.meshwork.cli.CliException;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InvalidContractException;
import io.meshwork.governance.policy.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks contracts, and the contracts that they refer to, without any server. */
@Command(
    name = "validate",
    description = {
      "Check contracts: against the standard, what Meshwork makes of them, and the policies.",
      "\"mesh policy list\" shows these; one that warns is printed."
    },
    footer = {
      "%nExit code: 0 if all are valid, 3 if not.",
      "%nExamples:",
      "  mesh contract validate                        (all)",
      "  mesh contract validate ${sys:mesh.example}"
    })
final class ValidateCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "PRODUCT",
      description = "The products, DOMAIN.NAME. Default: all.")
  private List<String> products = List.of();

  @Override
  public Integer call() {
    Project project = Project.current();
    Policies policies = project.policies();
    List<String> refused = new ArrayList<>();
    for (Product product : named(project)) {
      Path file = project.contract(product);
      try {
        Review review = review(DataContract.read(file), project, product, policies);
        review.print(product, Terminal.standard());
        review.refusal(project.shown(file)).ifPresent(refused::add);
      } catch (InvalidContractException e) {
        refused.add(e.getMessage());
      }
    }
    if (!refused.isEmpty()) {
      throw CliException.configuration(String.join("\n", refused));
    }
    return ExitCode.OK;
  }

  private static Review review(
      DataContract contract, Project project, Product product, Policies policies) {
    boolean hasSuite = Files.isRegularFile(project.suite(product));
    return new Review(
        contract.version(), policies.check(contract, hasSuite, LocalDate.now(ZoneOffset.UTC)));
  }

  private List<Product> named(Project project) {
    return products.isEmpty() ? project.products() : products.stream().map(Product::named).toList();
  }
}
