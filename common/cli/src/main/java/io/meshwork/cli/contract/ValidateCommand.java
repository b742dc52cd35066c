package io.meshwork.cli.contract;

import static java.util.stream.Collectors.joining;

import io.meshwork.cli.CliException;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.InvalidContractException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks contracts, and the contracts that they refer to, without any server. */
@Command(
    name = "validate",
    description = "Check contracts: against the standard, and what Meshwork makes of them.",
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
    List<InvalidContractException> invalid = new ArrayList<>();
    for (Product product : named(project)) {
      try {
        DataContract contract = DataContract.read(project.contract(product));
        Terminal.standard().line("%s %s: valid".formatted(product, contract.version()));
      } catch (InvalidContractException e) {
        invalid.add(e);
      }
    }
    if (!invalid.isEmpty()) {
      throw CliException.configuration(
          invalid.stream().map(Throwable::getMessage).collect(joining("\n")));
    }
    return ExitCode.OK;
  }

  private List<Product> named(Project project) {
    return products.isEmpty() ? project.products() : products.stream().map(Product::named).toList();
  }
}
