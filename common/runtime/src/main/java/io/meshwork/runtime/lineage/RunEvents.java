package io.meshwork.runtime.lineage;

import io.meshwork.runtime.report.RunState;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;

/** Makes the events of one run. */
final class RunEvents {
  private static final URI PRODUCER = URI.create("urn:meshwork:runtime");

  private final LineageRun run;
  private final String namespace;
  private final Servers servers;

  /**
   * @param namespace of the job
   */
  RunEvents(LineageRun run, String namespace, Servers servers) {
    this.run = run;
    this.namespace = namespace;
    this.servers = servers;
  }

  /** Every event has all that is known by then: receivers may miss some. */
  RunEvent of(EventType type, Instant at, RunState state) {
    OpenLineage facets = new OpenLineage(PRODUCER);
    return facets
        .newRunEventBuilder()
        .eventType(type)
        .eventTime(at.atZone(ZoneOffset.UTC))
        .run(facets.newRun(run.id(), new RunDescription(facets, run).of(state)))
        .job(
            facets.newJob(
                namespace, run.product().name(), new JobDescription(facets, run).facets()))
        .inputs(new Inputs(facets, run, servers).of(state))
        .outputs(new Outputs(facets, run, servers).of(state))
        .build();
  }
}
