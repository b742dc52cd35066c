package io.meshwork.benchmarks;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The same rows from CSV files by dsbulk. The files are written before the first round, so its time
 * holds reading and parsing them. Its JVM starts anew for each load, the other sides have been warm
 * for long: it loads others as well as these, and what those alone take in the same round is taken
 * off.
 */
final class DsbulkLanding implements Side {
  private static final String KEYSPACE = "dsbulk";
  private static final double NANOS_PER_SECOND = 1e9;

  private final World world;
  private final LandingTable table;
  private final Path warming;
  private final Path all;
  private final long count;
  private double start;

  private DsbulkLanding(World world, LandingTable table, Path warming, Path all, long count) {
    this.world = world;
    this.table = table;
    this.warming = warming;
    this.all = all;
    this.count = count;
  }

  /**
   * Writes the rows to files, as many as they have partitions.
   *
   * @param warming other ones, that it warms up with
   */
  static DsbulkLanding of(
      World world, LandingTable table, Dataset<Row> warming, Dataset<Row> rows) {
    Path files = world.folder().resolve("csv");
    return new DsbulkLanding(
        world,
        table,
        written(warming, files.resolve("warming")),
        written(warming.union(rows), files.resolve("all")),
        warming.count() + rows.count());
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
    load(warming);
    start = (System.nanoTime() - begun) / NANOS_PER_SECOND;
    Peers.makeTable(world, KEYSPACE, table.table());
  }

  @Override
  public void run() {
    load(all);
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
