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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** The whole product, as {@code mesh run bench.events --batch} runs it, its report included. */
record ProductPipeline(World world, Events events) implements Side {
  private static final String PRODUCT = "bench.events";

  @Override
  public String name() {
    return "meshwork";
  }

  @Override
  public void prepare() {
    try {
      FileUtils.deleteDirectory(new java.io.File(world.settings().checkpointsDirectory()));
      FileUtils.deleteDirectory(runs().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    world.withSession(
        session -> {
          List.of("bench", "meshwork").forEach(keyspace -> truncate(session, keyspace));
          return null;
        });
  }

  /** All but the registered contracts: a run is the first one of its data, not of its product. */
  private static void truncate(CqlSession session, String keyspace) {
    session.getMetadata().getKeyspace(keyspace).map(KeyspaceMetadata::getTables).stream()
        .flatMap(tables -> tables.keySet().stream())
        .map(table -> keyspace + "." + table.asCql(true))
        .filter(table -> !table.equals("meshwork.contracts"))
        .forEach(table -> session.execute("TRUNCATE " + table));
  }

  @Override
  public void run() {
    int code =
        MeshJob.run(
            new Domain("bench", Map.of()),
            PRODUCT,
            "--batch",
            "--conf",
            world.profile().toString());
    if (code != 0) {
      throw new IllegalStateException("The run ended with " + code);
    }
    Reports.of(runs(), world.folder().resolve("reports")).run(record());
  }

  private Path runs() {
    return Path.of(world.settings().runsDirectory());
  }

  private RunRecord record() {
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
