package io.meshwork.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
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
   * @throws MeshException USAGE if the run is not there or was not blocked
   */
  public List<OffsetRange> blockedOffsets() {
    try {
      JsonNode blocked = Json.MAPPER.readTree(path.toFile()).path("blocked");
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
