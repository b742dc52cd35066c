package io.meshwork.benchmarks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;

/** A job from {@code spark-submit} to its first row, taken apart by the marks that it leaves. */
final class StartSide implements Side {
  private static final long LOOK_MILLIS = 5;
  private static final double MILLIS_PER_SECOND = 1000;

  private final Side job;
  private final World world;
  private final String table;
  private final List<String> arguments;
  private final Supplier<Optional<Instant>> compiledAt;
  private Map<String, Long> times = Map.of();
  private Process process;

  /**
   * @param job what the submitted JVM does, for its preparation
   * @param table where its first row is looked for
   * @param arguments of {@link StartedJob} behind the marks' file
   * @param compiledAt when the last run had its contract and suite, if it has any
   */
  StartSide(
      Side job,
      World world,
      String table,
      List<String> arguments,
      Supplier<Optional<Instant>> compiledAt) {
    this.job = job;
    this.world = world;
    this.table = table;
    this.arguments = List.copyOf(arguments);
    this.compiledAt = compiledAt;
  }

  @Override
  public String name() {
    return job.name();
  }

  @Override
  public void prepare() {
    job.prepare();
    try {
      Files.createDirectories(marks().getParent());
      Files.deleteIfExists(marks());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void run() {
    Map<String, Long> taken = new LinkedHashMap<>();
    taken.put("submit", System.currentTimeMillis());
    process = started();
    world.withSession(this::firstRow);
    taken.put("row", System.currentTimeMillis());
    times = taken;
  }

  private Process started() {
    File log = marks().resolveSibling(name() + ".log").toFile();
    try {
      return new ProcessBuilder(command())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code mesh run} submits a job with this profile. */
  private List<String> command() {
    SparkConf conf = world.spark().sparkContext().getConf();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getenv("SPARK_HOME"), "bin", "spark-submit").toString());
    command.addAll(List.of("--master", world.spark().sparkContext().master()));
    command.addAll(List.of("--driver-memory", "2g", "--name", name()));
    command.addAll(
        ConfigFactory.parseFile(world.profile().toFile()).getStringList("submit.arguments"));
    command.addAll(List.of("--conf", "spark.extraListeners=" + StartMarks.class.getName()));
    command.addAll(List.of("--conf", StartMarks.FILE + "=" + marks()));
    command.addAll(List.of("--class", StartedJob.class.getName()));
    command.add(conf.get("spark.jars"));
    command.addAll(List.of(name(), marks().toString()));
    command.addAll(arguments);
    return command;
  }

  private Void firstRow(CqlSession session) {
    try {
      while (session.execute("SELECT event_id FROM " + table + " LIMIT 1").one() == null) {
        if (!process.isAlive()) {
          throw new IllegalStateException(
              name() + " ended with " + process.exitValue() + " before its first row");
        }
        Thread.sleep(LOOK_MILLIS);
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void verify() {
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(name() + " ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    job.verify();
  }

  /** Seconds of each part, in their order. */
  @Override
  public Map<String, Double> figures() {
    Map<String, Long> marks = StartMarks.read(marks());
    Map<String, Double> parts = new LinkedHashMap<>();
    long begun = times.get("submit");
    begun = part(parts, "s, scripts and launcher", begun, marks.get(StartMarks.JVM));
    begun = part(parts, "s, JVM and spark-submit", begun, marks.get(StartMarks.MAIN));
    Optional<Instant> compiled = compiledAt.get();
    if (compiled.isPresent()) {
      begun = part(parts, "s, contract and suite", begun, compiled.get().toEpochMilli());
    }
    begun = part(parts, "s, Spark session", begun, marks.get(StartMarks.SPARK));
    begun = part(parts, "s, servers, until a job", begun, marks.get(StartMarks.JOB));
    part(parts, "s, first batch, until a row", begun, times.get("row"));
    return parts;
  }

  private static long part(Map<String, Double> parts, String name, long from, long until) {
    parts.put(name, (until - from) / MILLIS_PER_SECOND);
    return until;
  }

  private Path marks() {
    return world.folder().resolve("start").resolve(name() + ".marks");
  }
}
