package io.meshwork.sandbox.generator;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which events to produce, as a domain's specification says.
 *
 * @param seed what all chance is drawn from
 * @param key the message key, with {@code {field}} where a field's value goes
 * @param fields the value's fields in their order
 */
public record EventSpec(
    TopicSpec topic,
    long seed,
    Entities entities,
    String key,
    BatchSpec batch,
    StreamSpec stream,
    Map<String, FieldSource> fields,
    List<Defect> defects) {

  public EventSpec {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    defects = List.copyOf(defects);
  }

  /**
   * Reads a HOCON file. The kinds of sources and defects are those of {@link FieldSources} and
   * {@link DefectKinds}.
   *
   * @throws io.meshwork.sandbox.SandboxException with every problem in it
   */
  public static EventSpec read(Path file) {
    return SpecReader.read(file);
  }
}
