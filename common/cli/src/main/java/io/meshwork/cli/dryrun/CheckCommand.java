package io.meshwork.cli.dryrun;

import io.meshwork.cli.CliException;
import io.meshwork.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges data as a run would, and lands nothing. */
@Command(
    name = "check",
    description = {
      "Judge data by a product's contract and suite as a run would, up to the gate's verdict.",
      "Nothing is landed or quarantined, and no server is needed for a file. Landed rows are judged by"
          + " the suite alone."
    },
    footer = {
      "%nExit codes: 0 the gate would let it pass; 4 it would block; 3 contract, suite or",
      "configuration invalid; 2 usage; 5 a server that holds the data is unavailable; 1 a defect.",
      "%nExamples:",
      "  mesh check ${sys:mesh.example}",
      "  mesh check ${sys:mesh.example} --data records.jsonl --suite draft.dqdl",
      "  mesh check ${sys:mesh.example} --data export.csv --map FIELD=COLUMN --junit check.xml"
    })
public final class CheckCommand implements Callable<Integer> {
  @Mixin private DryRunJob job;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = {
        "Write JUnit XML for CI: a test case for each rule. A failed rule of severity error is a"
            + " failure; a failed warning counts as skipped and says so."
      })
  private Path junit;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the whole outcome as JSON.")
  private Path json;

  @Override
  public Integer call() throws InterruptedException {
    Path out = OutputFile.temporary();
    try {
      int code = job.run("--check", out);
      if (Files.size(out) > 0) {
        show(CheckOutcome.read(out));
        copy(out);
      }
      return code;
    } catch (IOException e) {
      throw CliException.failed("cannot read what the check found: " + e.getMessage());
    } finally {
      out.toFile().delete();
    }
  }

  private void show(CheckOutcome outcome) {
    Terminal terminal = Terminal.standard();
    CheckText.lines(outcome).forEach(terminal::line);
    if (junit != null) {
      JunitXml.write(outcome, OutputFile.prepared(junit));
      terminal.line("JUnit: " + job.project().shown(junit));
    }
  }

  private void copy(Path out) throws IOException {
    if (json != null) {
      Files.copy(out, OutputFile.prepared(json), StandardCopyOption.REPLACE_EXISTING);
      Terminal.standard().line("JSON: " + job.project().shown(json));
    }
  }
}
