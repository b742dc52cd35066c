package io.meshwork.cli.dryrun;

import io.meshwork.cli.ExitCode;
import io.meshwork.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Suggests a suite for a product's data. */
@Command(
    name = "suggest",
    description = {
      "Write a suite of DQDL that describes a product's data, with the evidence beside each rule.",
      "The file compiles as it is, and every rule in it holds for the data. What the contract and the"
          + " suite say already is left out. Nothing is landed."
    },
    footer = {
      "%nExamples:",
      "  mesh suggest ${sys:mesh.example}",
      "  mesh suggest ${sys:mesh.example} --data export.csv --map FIELD=COLUMN --out new.dqdl",
      "  mesh check ${sys:mesh.example} --suite new.dqdl --data next-export.csv --map FIELD=COLUMN"
    })
public final class SuggestCommand implements Callable<Integer> {
  @Mixin private DryRunJob job;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The suite. Default: .mesh/suggestions/PRODUCT.dqdl.")
  private Path out;

  @Override
  public Integer call() throws InterruptedException {
    Path suite =
        OutputFile.prepared(
            out == null
                ? job.project().state().resolve("suggestions/" + job.product() + ".dqdl")
                : out);
    int code = job.run("--suggest", suite);
    if (code == ExitCode.OK) {
      Terminal.standard()
          .line(
              "Next: keep what must hold, then mesh check %s --suite %s"
                  .formatted(job.product(), job.project().shown(suite)));
    }
    return code;
  }
}
