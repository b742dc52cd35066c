package io.meshwork.cli.submit;

import io.meshwork.cli.LocalSandbox;
import io.meshwork.cli.LocalTopics;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.contract.DataContract;
import io.meshwork.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits one run of a product's job. */
@Command(
    name = "run",
    description = {
      "Run a product's job by spark-submit, then write the HTML report of the run.",
      "With the profile \"local\" the job uses the sandbox of \"mesh up\", and the product's topic is"
          + " made if it isn't there."
    },
    footer = {
      "%nExit codes: 0 published, or nothing new; 2 usage; 3 contract or configuration invalid;",
      "4 blocked by the gate; 5 a dependency is unavailable; 1 a defect.",
      "%nExamples:",
      "  mesh run ${sys:mesh.example} --batch",
      "  mesh run ${sys:mesh.example} --stream --for \"5 minutes\"",
      "  mesh run ${sys:mesh.example} --from 2026-01-31T00:00:00Z --to latest",
      "  mesh run ${sys:mesh.example} --batch --profile cluster"
    })
public final class RunCommand implements Callable<Integer> {
  private static final String LOCAL = "local";

  @Parameters(paramLabel = "PRODUCT", description = "The product, DOMAIN.NAME.")
  private String product;

  @ArgGroup(multiplicity = "1")
  private RunMode mode;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = LOCAL,
      description = "The configuration, conf/NAME.conf. Default: ${DEFAULT-VALUE}.")
  private String profile;

  @Option(names = "--contract", paramLabel = "FILE", description = "Use this contract instead.")
  private Path contract;

  @Option(names = "--suite", paramLabel = "FILE", description = "Use this suite instead.")
  private Path suite;

  @Option(
      names = "--release",
      paramLabel = "RUN",
      description = "Land what the gate blocked in this run, its failing rules recorded.")
  private String release;

  @Override
  public Integer call() throws InterruptedException {
    Project project = Project.current();
    Product named = Product.named(product);
    Path contractFile = contract == null ? project.contract(named) : contract.toAbsolutePath();
    Job job = Job.of(project, named, profile, arguments());
    if (profile.equals(LOCAL)) {
      Sandbox sandbox = LocalSandbox.running(project);
      LocalTopics.ensure(sandbox.bootstrapServers(), DataContract.read(contractFile));
      job = job.against(sandbox, project.runs(), project.checkpoints());
    }
    return Submission.run(project, named, job);
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(mode.arguments());
    Optional.ofNullable(contract)
        .ifPresent(
            file -> arguments.addAll(List.of("--contract", file.toAbsolutePath().toString())));
    Optional.ofNullable(suite)
        .ifPresent(file -> arguments.addAll(List.of("--suite", file.toAbsolutePath().toString())));
    Optional.ofNullable(release).ifPresent(run -> arguments.addAll(List.of("--release", run)));
    return arguments;
  }
}
