package io.meshwork.cli.contract;

import io.meshwork.cli.CliException;
import io.meshwork.cli.Product;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.governance.policy.Finding;
import io.meshwork.governance.policy.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What the policies say of a valid contract.
 *
 * @param version the contract's own
 * @param findings where it breaks them
 */
record Review(String version, List<Finding> findings) {

  /** The contract's line unless it is refused, and a line for each warning. */
  void print(Product product, Terminal terminal) {
    if (of(Severity.ERROR).isEmpty()) {
      terminal.line("%s %s: valid".formatted(product, version));
    }
    of(Severity.WARNING)
        .forEach(warning -> terminal.line("%s: warning: %s".formatted(product, warning)));
  }

  /**
   * Why it is refused; empty if it isn't.
   *
   * @param file the contract's file, as it is shown
   */
  Optional<String> refusal(String file) {
    List<String> errors = of(Severity.ERROR);
    String headline = "Contract " + file + " breaks policies of the mesh";
    return errors.isEmpty() ? Optional.empty() : Optional.of(CliException.listed(headline, errors));
  }

  private List<String> of(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).map(Finding::toString).toList();
  }
}
