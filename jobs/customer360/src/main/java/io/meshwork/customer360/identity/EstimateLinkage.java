package io.meshwork.customer360.identity;

import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.reference.DataSets;
import io.meshwork.runtime.run.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The Spark application that estimates a {@link LinkageModel} from your own records and writes it
 * as JSON ({@link ModelFile}). Beside the sandbox of {@code mesh up}:
 *
 * <pre>
 * .mesh/spark/bin/spark-submit --master "local[2]" \
 *     --class io.meshwork.customer360.identity.EstimateLinkage \
 *     jobs/customer360/target/meshwork-customer360.jar \
 *     --conf conf/local.conf --region GB --version 2 \
 *     --out jobs/customer360/src/main/resources/linkage/model.json
 * </pre>
 *
 * <p>The job links by the model that its jar was built with, so nothing changes before the file is
 * committed and built: see {@link LinkageModel} for what to do then.
 */
@Command(name = "EstimateLinkage", sortOptions = false)
public final class EstimateLinkage {
  /** What a model may be called. */
  static final String VERSION = "[A-Za-z0-9._-]{1,64}";

  private static final String CUSTOMERS = "customer360.customers";

  @Option(names = "--conf", paramLabel = "FILE", description = "a profile over the defaults")
  private List<Path> profiles = new ArrayList<>();

  @Option(
      names = "--records",
      paramLabel = "FILE",
      description = "instead of the landed customers: .csv, .jsonl or .parquet with their columns")
  private Path records;

  @Option(
      names = "--region",
      required = true,
      paramLabel = "CC",
      description = "ISO 3166 country of phone numbers written without one, if no record says it")
  private String region;

  @Option(
      names = "--version",
      required = true,
      paramLabel = "NAME",
      description = "what to call the model; another name each time")
  private String version;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "where to write it")
  private Path out;

  private EstimateLinkage() {}

  /** Runs and ends the JVM, which an open session to Cassandra would keep alive. */
  public static void main(String... args) {
    int exitCode = run(args);
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    System.out.flush();
    System.exit(exitCode);
  }

  /**
   * Runs in this JVM, with the Spark session that is there or a new one, and leaves it open.
   *
   * @return 0, or the exit code of a {@link Category}
   */
  static int run(String... args) {
    try {
      parse(args).execute();
      return 0;
    } catch (MeshException e) {
      System.err.println(e.getMessage());
      return e.category().exitCode();
    } catch (Exception e) {
      // Its message may quote a record.
      System.err.println("Unexpected " + e.getClass().getName() + " at " + e.getStackTrace()[0]);
      return Category.DEFECT.exitCode();
    }
  }

  private static EstimateLinkage parse(String... args) {
    EstimateLinkage arguments = new EstimateLinkage();
    CommandLine command = new CommandLine(arguments);
    try {
      command.parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      throw usage(e.getMessage() + "\n" + command.getUsageMessage().stripTrailing());
    }
    if (!arguments.version.matches(VERSION)) {
      throw usage("--version: give 1 to 64 letters, digits, dots, underscores or hyphens.");
    }
    if (!Phones.isRegion(arguments.region)) {
      throw usage(
          "--region: %s is no ISO 3166 country. Give one such as AU.".formatted(arguments.region));
    }
    return arguments;
  }

  private void execute() {
    JobSettings settings = JobSettings.load(profiles);
    SparkSession spark = Sessions.of("customer360.linkage", settings);
    Dataset<Row> customers =
        records == null
            ? DataSets.of(settings).find(CUSTOMERS).orElseThrow()
            : RecordsFile.read(spark, records);
    LinkageModel model =
        Estimation.by(EstimationParameters.of(region))
            .model(customers, version, LocalDate.now(ZoneOffset.UTC));
    if (model.origin().records() == 0) {
      throw usage("There are no records to estimate from. Land some: mesh run " + CUSTOMERS);
    }
    write(ModelFile.text(model));
    tell(model);
  }

  private void write(String text) {
    try {
      Files.writeString(out, text);
    } catch (IOException e) {
      throw new MeshException(
          Category.USAGE,
          "--out: " + out + " can't be written. Give a file in a folder that is there.",
          e);
    }
  }

  private void tell(LinkageModel model) {
    int common = model.common().values().stream().mapToInt(blocks -> blocks.size()).sum();
    System.out.printf(
        Locale.ROOT,
        "Linkage model %s of %,d records: %,d frequent terms, %,d common blocks. Written to %s%n",
        version,
        model.origin().records(),
        model.terms().size(),
        common,
        out);
    String unknown =
        Arrays.stream(Comparison.values())
            .filter(comparison -> model.weights().pairs()[comparison.ordinal()] == 0)
            .map(Comparison::name)
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      System.out.println("No two records say anything of " + unknown + ": weighed as is expected.");
    }
  }

  private static MeshException usage(String message) {
    return new MeshException(Category.USAGE, message);
  }
}
