package io.meshwork.cli;

import io.meshwork.cli.terminal.Terminal;
import io.meshwork.cli.terminal.TextTable;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists the products that have a contract. */
@Command(
    name = "products",
    description = "List the data products: contract version, topics, tables.",
    footer = {"%nExamples:", "  mesh products"})
final class ProductsCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    Project project = Project.current();
    TextTable table = new TextTable("PRODUCT", "VERSION", "TOPICS", "TABLES", "CONTRACT");
    for (Product product : project.products()) {
      add(table, project, project.contract(product));
    }
    table.lines("").forEach(terminal::line);
    return ExitCode.OK;
  }

  private static void add(TextTable table, Project project, Path file) {
    DataContract contract = DataContract.read(file);
    String tables = contract.tables().stream().map(Table::name).collect(Collectors.joining(", "));
    table.row(
        contract.product(),
        contract.version(),
        String.join(", ", contract.input().topics()),
        contract.keyspace() + ": " + tables,
        project.shown(file));
  }
}
