package io.meshwork.runtime.lineage;

import com.typesafe.config.Config;
import io.meshwork.runtime.config.Block;
import io.meshwork.runtime.config.Problems;
import java.time.Duration;
import java.util.Map;

/**
 * Where OpenLineage events go: the block {@code meshwork.lineage}.
 *
 * @param namespace of the jobs
 * @param transport the settings of one of openlineage-java's transports, by its own names; empty if
 *     none is set
 * @param runningEvery the least time between two events of a run that goes on
 * @param timeout how long the end of a run waits for its events to be sent
 */
public record LineageSettings(
    String namespace, Map<String, Object> transport, Duration runningEvery, Duration timeout) {
  private static final String PATH = "meshwork.lineage";

  /** Reads the block from the whole configuration; what is wrong with it goes to the problems. */
  public static LineageSettings read(Config root, Problems problems) {
    Block block = new Block(root, PATH, problems);
    LineageSettings settings =
        new LineageSettings(
            block.text("namespace"),
            block.tree("transport"),
            block.duration("running-every"),
            block.duration("timeout"));
    block.done();
    if (!settings.transport.isEmpty()) {
      Transports.problem(settings.transport)
          .ifPresent(problem -> problems.add(PATH + ".transport" + problem));
    }
    return settings;
  }
}
