package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.RunMode;
import io.meshwork.runtime.check.OffsetRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The JSON file of a run. Readers never see half of one: it is written aside and then renamed. */
public final class RunFile {
  private final Path path;

  private RunFile(Path path) {
    this.path = path;
  }

  public static RunFile in(String directory, String run) {
    return new RunFile(Path.of(directory).resolve(run + ".json"));
  }

  public Path path() {
    return path;
  }

  public void write(ObjectNode json) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Path aside = path.resolveSibling(path.getFileName() + ".part");
      Files.writeString(
          aside, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
      Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MeshException(
          Category.CONFIGURATION,
          "The run's JSON can't be written to "
              + path
              + ". Set meshwork.runs.directory to a folder that this job may write to.",
          e);
    }
  }

  /**
   * The offsets of the batch that the gate blocked in this run.
   *
   * @param mode of the run that is to let them land: the same offsets out of quarantine are not the
   *     same records
   * @throws MeshException USAGE if the run is not there, was not blocked, or read its records from
   *     elsewhere
   */
  public List<OffsetRange> blockedOffsets(RunMode mode) {
    try {
      JsonNode run = Json.MAPPER.readTree(path.toFile());
      JsonNode blocked = run.path("blocked");
      boolean replayed = run.path("mode").asText().equals(RunMode.REPLAY.word());
      if (replayed != (mode == RunMode.REPLAY)) {
        throw new MeshException(
            Category.USAGE,
            "--release: the run at %s was in mode %s. Type: %s"
                .formatted(path, run.path("mode").asText(), blocked.path("release").asText()));
      }
      if (blocked.isObject()) {
        return offsets(blocked.path("offsets"));
      }
    } catch (IOException e) {
      throw new MeshException(
          Category.USAGE, "--release: there is no run at " + path + " that could be read.", e);
    }
    throw new MeshException(
        Category.USAGE, "--release: the run at " + path + " was not blocked by the gate.");
  }

  private static List<OffsetRange> offsets(JsonNode array) {
    List<OffsetRange> ranges = new ArrayList<>();
    array.forEach(
        node ->
            ranges.add(
                new OffsetRange(
                    node.path("topic").asText(),
                    node.path("partition").asInt(),
                    node.path("from").asLong(),
                    node.path("until").asLong())));
    return ranges;
  }
}
