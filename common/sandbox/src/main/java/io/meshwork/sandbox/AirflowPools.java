package io.meshwork.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pools of an Airflow's tasks.
 *
 * @param slots by a pool's name, how many of its tasks run at once
 */
record AirflowPools(Map<String, Integer> slots) {
  /** As {@code airflow pools import} reads them. */
  String json() {
    ObjectNode pools = new ObjectMapper().createObjectNode();
    new TreeMap<>(slots)
        .forEach(
            (name, count) ->
                pools
                    .putObject(name)
                    .put("slots", count)
                    .put("description", "Set anew by each start of this sandbox"));
    return pools.toString();
  }
}
