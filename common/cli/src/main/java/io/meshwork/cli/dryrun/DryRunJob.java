package io.meshwork.cli.dryrun;

import io.meshwork.cli.CliException;
import io.meshwork.cli.LocalSandbox;
import io.meshwork.cli.Product;
import io.meshwork.cli.Project;
import io.meshwork.cli.replay.CsvOptions;
import io.meshwork.cli.submit.Job;
import io.meshwork.cli.submit.Submission;
import io.meshwork.contract.DataContract;
import io.meshwork.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A product's job that looks at data, and the options that say at which. */
final class DryRunJob {
  private static final String LOCAL = "local";
  private static final String TABLE = "table";
  private static final String TOPIC = "topic";
  private static final Pattern CSV = Pattern.compile(".*\\.csv(\\.gz)?");

  @Parameters(index = "0", paramLabel = "PRODUCT", description = "The product, DOMAIN.NAME.")
  private String product;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      defaultValue = TABLE,
      description = {
        "What to look at: a file of records (.jsonl, .csv, .parquet; text with .gz too), \"topic\","
            + " \"table\" for the landed rows, or \"table:NAME\". Default: ${DEFAULT-VALUE}."
      })
  private String data;

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

  @Mixin private CsvOptions csv;

  private final Project project = Project.current();

  Project project() {
    return project;
  }

  Product product() {
    return Product.named(product);
  }

  /**
   * Submits the job and waits for it. A file needs no servers; those of the sandbox are used if
   * they are up.
   *
   * @param task the job's option, such as {@code --check}
   * @param out the file that the job is to write
   * @return the job's exit code
   */
  int run(String task, Path out) throws InterruptedException {
    Path converted = null;
    try {
      List<String> arguments = new ArrayList<>(List.of(task, out.toString(), "--data"));
      converted = converted();
      arguments.add(converted == null ? named() : converted.toString());
      add("--contract", contract, arguments);
      add("--suite", suite, arguments);
      return Submission.run(project, product(), job(arguments));
    } finally {
      delete(converted);
    }
  }

  private Job job(List<String> arguments) {
    Job job = Job.of(project, product(), profile, arguments);
    if (!profile.equals(LOCAL)) {
      return job;
    }
    Sandbox sandbox = LocalSandbox.of(project);
    boolean isUp = sandbox.status().servers().stream().allMatch(server -> server.running());
    if (isFile() && !isUp) {
      return job;
    }
    return job.against(LocalSandbox.running(project), project.runs(), project.checkpoints());
  }

  boolean isFile() {
    return !data.equals(TABLE) && !data.startsWith(TABLE + ":") && !data.equals(TOPIC);
  }

  private String named() {
    return isFile() ? Path.of(data).toAbsolutePath().toString() : data;
  }

  /** The records of a CSV file as JSON lines under the file's name; null for other data. */
  private Path converted() {
    if (!isFile() || !CSV.matcher(data).matches()) {
      return null;
    }
    Path file = Path.of(data);
    Path named = contract == null ? project.contract(product()) : contract;
    try {
      Path folder = Files.createTempDirectory("mesh");
      Path records = folder.resolve(file.getFileName() + ".jsonl");
      csv.convert(file, DataContract.read(named).input(), records);
      return records;
    } catch (IOException e) {
      throw CliException.unavailable("no folder for temporary files: " + e.getMessage());
    }
  }

  private static void delete(Path records) {
    if (records == null) {
      return;
    }
    try {
      Files.deleteIfExists(records);
      Files.deleteIfExists(records.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + records, e);
    }
  }

  private static void add(String option, Path file, List<String> arguments) {
    if (file != null) {
      arguments.addAll(List.of(option, file.toAbsolutePath().toString()));
    }
  }
}
