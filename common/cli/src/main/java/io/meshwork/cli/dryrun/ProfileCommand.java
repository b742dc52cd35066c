package io.meshwork.cli.dryrun;

import io.meshwork.catalog.ProfileRecord;
import io.meshwork.catalog.ProfileReport;
import io.meshwork.cli.ExitCode;
import io.meshwork.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a product's data looks like. */
@Command(
    name = "profile",
    description = {
      "Write a page, and the same as JSON, on what a product's data looks like: types, gaps,"
          + " different values, ranges, quantiles, most frequent values.",
      "Nothing is landed. Values of classified columns stay hidden."
    },
    footer = {
      "%nExamples:",
      "  mesh profile ${sys:mesh.example}",
      "  mesh profile ${sys:mesh.example} --data topic",
      "  mesh profile ${sys:mesh.example} --data export.csv --map FIELD=COLUMN"
    })
public final class ProfileCommand implements Callable<Integer> {
  @Mixin private DryRunJob job;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The page; the JSON goes beside it. Default: .mesh/profiles/PRODUCT.html.")
  private Path out;

  @Override
  public Integer call() throws InterruptedException {
    Path page =
        OutputFile.prepared(
            out == null
                ? job.project().state().resolve("profiles/" + job.product() + ".html")
                : out);
    Path json =
        page.resolveSibling(page.getFileName().toString().replaceFirst("\\.html$", "") + ".json");
    int code = job.run("--profile", json);
    if (code == ExitCode.OK) {
      ProfileReport.write(ProfileRecord.read(json), page);
      Terminal.standard().line("Page: " + job.project().shown(page));
    }
    return code;
  }
}
