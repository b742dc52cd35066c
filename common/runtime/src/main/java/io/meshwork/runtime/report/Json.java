package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.runtime.check.OffsetRange;
import java.util.Collection;
import java.util.Map;

/** The pieces that a run's JSON is made of. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ObjectNode numbers(Map<String, Long> numbers) {
    ObjectNode node = object();
    numbers.forEach(node::put);
    return node;
  }

  static ArrayNode offsets(Collection<OffsetRange> ranges) {
    ArrayNode node = array();
    for (OffsetRange range : ranges) {
      node.add(
          object()
              .put("topic", range.topic())
              .put("partition", range.partition())
              .put("from", range.from())
              .put("until", range.until()));
    }
    return node;
  }
}
