package io.meshwork.benchmarks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import io.meshwork.catalog.Reports;
import io.meshwork.catalog.RunRecord;
import io.meshwork.runtime.run.Domain;
import io.meshwork.runtime.run.MeshJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** The whole product, as {@code mesh run bench.events --batch} runs it, its report included. */
final class ProductPipeline implements Side {
  private static final String PRODUCT = "bench.events";

  private final String name;
  private final World world;
  private final Events events;
  private final List<String> options;

  /**
   * @param options more of the job's command line
   */
  ProductPipeline(String name, World world, Events events, List<String> options) {
    this.name = name;
    this.world = world;
    this.events = events;
    this.options = List.copyOf(options);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare() {
    prepareKeeping(Set.of());
  }

  /**
   * As {@link #prepare}, with some tables left as they are.
   *
   * @param kept tables of the keyspace meshwork
   */
  void prepareKeeping(Set<String> kept) {
    try {
      FileUtils.deleteDirectory(new java.io.File(world.settings().checkpointsDirectory()));
      FileUtils.deleteDirectory(runs().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    world.withSession(
        session -> {
          truncate(session, "bench", Set.of());
          truncate(session, "meshwork", kept);
          return null;
        });
  }

  /** All but the registered contracts: a run is the first one of its data, not of its product. */
  private static void truncate(CqlSession session, String keyspace, Set<String> kept) {
    session.getMetadata().getKeyspace(keyspace).map(KeyspaceMetadata::getTables).stream()
        .flatMap(tables -> tables.keySet().stream())
        .map(table -> table.asInternal())
        .filter(table -> !table.equals("contracts") && !kept.contains(table))
        .forEach(table -> session.execute("TRUNCATE " + keyspace + "." + table));
  }

  @Override
  public void run() {
    int code = MeshJob.run(new Domain("bench", Map.of()), arguments().toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("The run ended with " + code);
    }
    Reports.of(runs(), world.folder().resolve("reports")).run(record());
  }

  /** Of the job. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(PRODUCT, "--batch"));
    arguments.addAll(List.of("--conf", world.profile().toString()));
    arguments.addAll(options);
    return arguments;
  }

  private Path runs() {
    return Path.of(world.settings().runsDirectory());
  }

  /** Of the last run. */
  RunRecord record() {
    try (Stream<Path> files = Files.list(runs())) {
      return RunRecord.read(
          files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void verify() {
    RunRecord run = record();
    Peers.require(name(), "records consumed", events.count(), run.counts().consumed());
    Peers.require(name(), "records quarantined", events.bad(), run.counts().quarantined());
    Peers.require(
        name(),
        "events in its table",
        events.count() - events.bad(),
        world.count("bench", Peers.TABLE));
  }
}
