package io.meshwork.sandbox.generator;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** How many good events there are, in the batch and the stream. */
  public long goodEvents() {
    return PhaseKind.BATCH.events(this) + PhaseKind.STREAM.events(this);
  }

  /**
   * How many records have a defect, in the batch and the stream.
   *
   * @throws IllegalArgumentException if there is no defect of this name
   */
  public long injected(String defect) {
    return defects.stream()
        .filter(d -> d.name().equals(defect))
        .mapToLong(d -> d.batchCount() + d.streamCount())
        .findFirst()
        .orElseThrow(() -> unknown(defect));
  }

  private IllegalArgumentException unknown(String defect) {
    return new IllegalArgumentException(
        "there is no defect \"%s\" in %s. There are: %s."
            .formatted(
                defect,
                topic.name(),
                defects.stream().map(Defect::name).collect(Collectors.joining(", "))));
  }
}
