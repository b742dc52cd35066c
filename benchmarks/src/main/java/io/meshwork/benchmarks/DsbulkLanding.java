package io.meshwork.benchmarks;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The same rows from CSV files by dsbulk. The files are written before the first round, so its time
 * holds reading and parsing them, and its JVM's start, which is taken off as that of a load of
 * nothing in the same round.
 */
final class DsbulkLanding implements Side {
  private static final String KEYSPACE = "dsbulk";
  private static final double NANOS_PER_SECOND = 1e9;

  private final World world;
  private final LandingTable table;
  private final Path rows;
  private final Path nothing;
  private final long count;
  private double start;

  private DsbulkLanding(World world, LandingTable table, Path rows, Path nothing, long count) {
    this.world = world;
    this.table = table;
    this.rows = rows;
    this.nothing = nothing;
    this.count = count;
  }

  /** Writes the rows, and none of them, to files: as many as the rows have partitions. */
  static DsbulkLanding of(World world, LandingTable table, Dataset<Row> rows, long count) {
    Path files = world.folder().resolve("csv");
    return new DsbulkLanding(
        world,
        table,
        written(rows, files.resolve("rows")),
        written(rows.limit(0), files.resolve("nothing")),
        count);
  }

  private static Path written(Dataset<Row> rows, Path folder) {
    rows.write()
        .mode("overwrite")
        .option("header", true)
        .option("timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
        .csv(folder.toString());
    return folder;
  }

  @Override
  public String name() {
    return KEYSPACE;
  }

  @Override
  public void prepare() {
    Peers.makeTable(world, KEYSPACE, table.table());
    long begun = System.nanoTime();
    load(nothing);
    start = (System.nanoTime() - begun) / NANOS_PER_SECOND;
  }

  @Override
  public void run() {
    load(rows);
  }

  private void load(Path files) {
    String node = world.settings().cassandra().contactPoints().get(0);
    new Dsbulk(node, world.folder().resolve(KEYSPACE)).load(files, KEYSPACE, table.table().name());
  }

  @Override
  public double start() {
    return start;
  }

  @Override
  public void verify() {
    Peers.require(name(), "rows in its table", count, world.count(KEYSPACE, table.table().name()));
  }
}
