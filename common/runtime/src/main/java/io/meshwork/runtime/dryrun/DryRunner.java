package io.meshwork.runtime.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.contract.DataContract;
import io.meshwork.contract.Table;
import io.meshwork.quality.Outcome;
import io.meshwork.quality.Verdict;
import io.meshwork.quality.profile.Profiler;
import io.meshwork.quality.profile.SuggestedSuite;
import io.meshwork.quality.profile.Suggestions;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.config.JobSettings;
import io.meshwork.runtime.decode.DecodedSchema;
import io.meshwork.runtime.dryrun.Data.LandedTable;
import io.meshwork.runtime.rows.KeptRows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Carries out a dry run, and writes its file. */
public final class DryRunner {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Product product;
  private final JobSettings settings;
  private final SparkSession spark;
  private final PrintStream out;
  private final Instant now = Instant.now();

  public DryRunner(Product product, JobSettings settings, SparkSession spark, PrintStream out) {
    this.product = product;
    this.settings = settings;
    this.spark = spark;
    this.out = out;
  }

  /**
   * @return the exit code: that of {@link Category#BLOCKED} if the gate would refuse what was
   *     checked
   * @throws MeshException USAGE if there is no such table or the file can't be written, CONTRACT if
   *     the table isn't there yet, UNAVAILABLE if a server that holds the data doesn't answer
   */
  public int execute(DryRun run) {
    if (product.contract().isAggregate() && !(run.data() instanceof LandedTable)) {
      throw new MeshException(
          Category.USAGE,
          "--data: %s takes no records, it is computed from other products' tables. Give table, or table:NAME."
              .formatted(product.name()));
    }
    return switch (run.task()) {
      case PROFILE -> profile(run);
      case SUGGEST -> suggest(run);
      case CHECK -> check(run);
    };
  }

  private int profile(DryRun run) {
    var profile =
        onRows(run.data(), rows -> Profiler.profile(rows, Masking.of(product.contract())));
    write(run.out(), pretty(ProfileJson.of(product.name(), run.data(), now, profile)));
    out.printf(
        Locale.ROOT,
        "Profiled %,d rows of %s: %s%n",
        profile.rows(),
        run.data().words(),
        run.out());
    return 0;
  }

  private int suggest(DryRun run) {
    DataContract contract = product.contract();
    Suggestions.Setting setting =
        new Suggestions.Setting(
            product.name(),
            run.data().words(),
            product.judged(),
            DecodedSchema.fields(contract.primaryTable().columns()),
            Masking.of(contract),
            Stated.of(product));
    SuggestedSuite suite = onRows(run.data(), rows -> Suggestions.of(rows, setting));
    write(run.out(), suite.text());
    out.printf(
        Locale.ROOT,
        "Suggested %d rules from %,d rows of %s: %s%n",
        suite.rules().size(),
        suite.profile().rows(),
        run.data().words(),
        run.out());
    return 0;
  }

  private <T> T onRows(Data data, Function<Dataset<Row>, T> use) {
    DataContract contract = product.contract();
    if (data instanceof LandedTable table) {
      return persisted(
          LandedRows.of(spark, settings, contract, LandedRows.table(contract, table)), use);
    }
    try (Records records = Records.of(spark, data, product, settings, now)) {
      return use.apply(records.readable(contract.input()));
    }
  }

  private <T> T persisted(Dataset<Row> rows, Function<Dataset<Row>, T> use) {
    KeptRows kept = KeptRows.of(rows);
    try {
      return use.apply(kept.dataset(spark));
    } finally {
      kept.release();
    }
  }

  private int check(DryRun run) {
    Check.Outcomes outcomes = outcomes(run.data());
    write(run.out(), pretty(CheckJson.of(product, run.data(), now, outcomes)));
    long failed =
        outcomes.quality().results().stream().filter(r -> r.outcome() == Outcome.FAILED).count();
    out.printf(
        Locale.ROOT,
        "Checked %s: %s, %d of %d rules failed. Nothing was landed.%n",
        run.data().words(),
        outcomes.quality().verdict().name().toLowerCase(Locale.ROOT),
        failed,
        outcomes.quality().results().size());
    return outcomes.quality().verdict() == Verdict.BLOCKED ? Category.BLOCKED.exitCode() : 0;
  }

  private Check.Outcomes outcomes(Data data) {
    Check check = new Check(product, settings, now);
    if (data instanceof LandedTable landed) {
      Table table = LandedRows.table(product.contract(), landed);
      return persisted(
          LandedRows.of(spark, settings, product.contract(), table), rows -> check.of(rows, table));
    }
    try (Records records = Records.of(spark, data, product, settings, now)) {
      return check.of(records);
    }
  }

  private static String pretty(ObjectNode json) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new MeshException(
          Category.USAGE,
          "%s can't be written. Give a file in a folder that is there and writable."
              .formatted(file),
          e);
    }
  }
}
