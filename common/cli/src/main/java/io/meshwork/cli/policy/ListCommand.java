package io.meshwork.cli.policy;

import io.meshwork.cli.ExitCode;
import io.meshwork.cli.Project;
import io.meshwork.cli.terminal.Terminal;
import io.meshwork.cli.terminal.TextTable;
import io.meshwork.governance.policy.Exemption;
import io.meshwork.governance.policy.Policies;
import io.meshwork.governance.policy.Policy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the policies, and who is exempted. */
@Command(
    name = "list",
    description = {
      "List the policies: whether breaking one is an error or a warning, and what each demands;",
      "then the exemptions. Configured in conf/policies.conf."
    },
    footer = {"%nExamples:", "  mesh policy list"})
final class ListCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    Policies policies = Project.current().policies();
    TextTable table = new TextTable("POLICY", "SEVERITY", "DEMANDS");
    for (Policy policy : policies.all()) {
      table.row(policy.id(), policies.severity(policy).toString(), policy.demand());
    }
    table.lines("").forEach(terminal::line);
    if (!policies.exemptions().isEmpty()) {
      terminal.line();
      exemptions(policies).lines("").forEach(terminal::line);
    }
    return ExitCode.OK;
  }

  private static TextTable exemptions(Policies policies) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    TextTable table = new TextTable("EXEMPTED", "FROM", "UNTIL", "BECAUSE");
    for (Exemption exemption : policies.exemptions()) {
      table.row(
          exemption.product(),
          exemption.policy(),
          exemption.until() + (exemption.hasEnded(today) ? " (ended)" : ""),
          exemption.reason());
    }
    return table;
  }
}
