package io.meshwork.catalog;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a run's file: JSON first, then what must be there, then the types. */
final class RunFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RunFile() {}

  static RunRecord read(Path file) {
    JsonNode json = json(file);
    List<String> missing = RequiredKeys.missingIn(json);
    if (!missing.isEmpty()) {
      throw new UnreadableRunException(file, missing);
    }
    try {
      return MAPPER.treeToValue(json, RunRecord.class);
    } catch (JsonProcessingException e) {
      throw new UnreadableRunException(file, List.of(mismatch(e)));
    }
  }

  private static JsonNode json(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableRunException(
          file, List.of("there is no such file. A run leaves its file in .mesh/runs when it ends"));
    }
    try {
      return MAPPER.readTree(file.toFile());
    } catch (JacksonException e) {
      throw new UnreadableRunException(file, List.of(brokenJson(e)));
    } catch (IOException e) {
      throw new UnreadableRunException(file, List.of("the file can't be read: " + e.getMessage()));
    }
  }

  private static String brokenJson(JacksonException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return "it is not whole JSON%s: %s".formatted(where, e.getOriginalMessage());
  }

  private static String mismatch(JsonProcessingException e) {
    if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      return "%s is \"%s\". Accepted: %s"
          .formatted(path(format), format.getValue(), accepted(format.getTargetType()));
    }
    if (e instanceof JsonMappingException mapping) {
      return "%s can't be read: %s".formatted(path(mapping), mapping.getOriginalMessage());
    }
    return e.getOriginalMessage();
  }

  private static String accepted(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> MAPPER.convertValue(constant, String.class))
        .collect(Collectors.joining(", "));
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
        continue;
      }
      path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
    }
    return path.toString();
  }
}
