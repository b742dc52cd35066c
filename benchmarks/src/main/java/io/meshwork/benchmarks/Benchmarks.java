package io.meshwork.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The application behind {@code mesh bench}, which starts the servers and submits it. */
@Command(name = "mesh bench")
public final class Benchmarks implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(Benchmarks.class);

  @Parameters(arity = "1..*")
  private List<String> names;

  @Option(names = "--pairs", defaultValue = "5")
  private int pairs;

  @Option(names = "--smoke")
  private boolean smoke;

  @Option(names = "--events")
  private List<Long> events = List.of();

  @Option(names = "--side")
  private List<String> sides = List.of();

  @Option(names = "--rate")
  private List<Integer> rates = List.of();

  @Option(names = "--backlog")
  private Long backlog;

  @Option(names = "--conf", required = true)
  private Path profile;

  @Option(names = "--folder", required = true)
  private Path folder;

  /** Runs and ends the JVM, since open sessions would keep it alive. */
  public static void main(String... args) {
    int code = new CommandLine(new Benchmarks()).execute(args);
    SparkSession.getDefaultSession().foreach(session -> stopped(session));
    System.exit(code);
  }

  private static Object stopped(SparkSession session) {
    session.stop();
    return null;
  }

  @Override
  public Integer call() {
    World world = World.of(profile, folder);
    Sizes sizes = (smoke ? Sizes.SMOKE : Sizes.FULL).growingTo(events);
    List<Consumer<PrintStream>> results = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (String name : names) {
      try {
        results.addAll(measured(name, world, sizes));
      } catch (RuntimeException e) { // the others' hours of work aren't to be lost
        failed.add(name);
        System.out.printf("%s failed: %s. The others go on.%n", name, e.getMessage());
        LOG.error("{} failed", name, e);
      }
    }
    results.forEach(result -> result.accept(System.out));
    System.out.printf("%nFigures: %s%n", folder.resolve("results"));
    if (!failed.isEmpty()) {
      System.out.printf("Failed, and not measured: %s%n", String.join(", ", failed));
    }
    return failed.isEmpty() ? 0 : 1;
  }

  /** Measures, writes the figures, and gives what prints them. */
  private List<Consumer<PrintStream>> measured(String name, World world, Sizes sizes) {
    if (name.equals(StreamBenchmark.NAME)) {
      StreamResults stream = stream(world);
      return List.of(stream::print);
    }
    List<Consumer<PrintStream>> results = new ArrayList<>();
    for (Benchmark benchmark : all().get(name).apply(new Setting(world, sizes))) {
      System.out.printf("%s: %s%n", benchmark.name(), benchmark.work());
      Results result = new Results(new Rounds(pairs, System.out).run(benchmark.only(sides)));
      result.write(folder.resolve("results"));
      results.add(result::print);
    }
    return results;
  }

  private StreamResults stream(World world) {
    StreamSizes sizes = (smoke ? StreamSizes.SMOKE : StreamSizes.FULL).with(rates, backlog);
    return new StreamBenchmark(world, sizes, System.out)
        .only(sides)
        .measure(pairs, results -> results.write(folder.resolve("results")));
  }

  private static Map<String, Function<Setting, List<Benchmark>>> all() {
    Map<String, Function<Setting, List<Benchmark>>> all = new LinkedHashMap<>();
    all.put("pipeline", PipelineBenchmark::of);
    all.put("landing", LandingBenchmark::of);
    all.put("backfill", BackfillBenchmark::of);
    all.put("suite", SuiteBenchmark::of);
    all.put("derived", DerivedBenchmark::of);
    all.put("growth", GrowthBenchmark::of);
    all.put("start", StartBenchmark::of);
    return all;
  }
}
