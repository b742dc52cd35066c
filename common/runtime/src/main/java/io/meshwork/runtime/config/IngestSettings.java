package io.meshwork.runtime.config;

import com.typesafe.config.Config;
import java.time.Duration;

/** How much is read in one go. Sizes are bytes. */
public record IngestSettings(
    int maxRecordsPerBatch,
    int recordsPerTask,
    Duration fetchMaxWait,
    long fetchBytes,
    long partitionFetchBytes) {

  static IngestSettings read(Config root, Problems problems) {
    Block block = new Block(root, "meshwork.ingest", problems);
    IngestSettings settings =
        new IngestSettings(
            block.integer("max-records-per-batch", 1, Integer.MAX_VALUE),
            block.integer("records-per-task", 1, Integer.MAX_VALUE),
            block.duration("fetch-max-wait"),
            block.bytes("fetch-bytes"),
            block.bytes("partition-fetch-bytes"));
    block.done();
    return settings;
  }
}
