package io.meshwork.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** How far a run has come that is still going on: its file is written anew after every batch. */
final class Consumed {
  private static final JsonMapper JSON = new JsonMapper();

  private Consumed() {}

  /** Records that the run has accounted for; 0 as long as it has no file. */
  static long of(Path runFile) {
    try {
      return count(Files.readString(runFile));
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + runFile, e);
    }
  }

  private static long count(String text) throws JsonProcessingException {
    JsonNode run = JSON.readTree(text);
    return run.path("counts").path("consumed").asLong();
  }
}
