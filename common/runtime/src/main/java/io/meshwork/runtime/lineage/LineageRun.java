package io.meshwork.runtime.lineage;

import io.meshwork.contract.DataContract;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.batch.Product;
import io.meshwork.runtime.report.ParentRun;
import io.openlineage.client.utils.UUIDUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a run when it begins.
 *
 * @param name of the run, as its file has it
 * @param parent the task that has submitted it
 * @param from the time that a backfill's range begins with, if it is given as a time
 * @param to the time that it ends before
 */
public record LineageRun(
    Product product,
    String name,
    RunMode mode,
    Instant startedAt,
    Optional<ParentRun> parent,
    Optional<Instant> from,
    Optional<Instant> to) {

  DataContract contract() {
    return product.contract();
  }

  /** A UUID of version 7, as OpenLineage advises, that a run's name and beginning always give. */
  UUID id() {
    return UUIDUtils.generateStaticUUID(startedAt, name.getBytes(StandardCharsets.UTF_8));
  }
}
