package io.meshwork.runtime.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.ConfigFactory;
import io.openlineage.client.OpenLineageClientUtils;
import io.openlineage.client.OpenLineageConfig;
import io.openlineage.client.transports.TransportConfig;
import io.openlineage.client.transports.TransportResolver;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** Which of openlineage-java's transports a run's events take. */
final class Transports {
  private static final String TYPE = "type";
  private static final String KNOWN = " Give one of: http, kafka, file, console, composite.";
  private static final String SPARK = "spark.openlineage.transport.";

  /** Stands in a transport's settings for the run's name. */
  private static final String RUN = "{run}";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  private Transports() {}

  /** What is wrong with these settings, behind the name of their block. */
  static Optional<String> problem(Map<String, Object> settings) {
    Object type = settings.get(TYPE);
    if (type == null) {
      return Optional.of(".type is missing." + KNOWN);
    }
    try {
      TransportResolver.resolveTransportConfigByType(type.toString());
    } catch (IllegalArgumentException e) {
      return Optional.of(".type is \"" + type + "\"." + KNOWN);
    }
    try {
      read(settings);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(" can't be read: " + reason(e));
    }
  }

  private static String reason(IllegalArgumentException e) {
    return e.getCause() instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : e.getMessage();
  }

  private static TransportConfig read(Map<String, Object> settings) {
    return MAPPER.convertValue(settings, TransportConfig.class);
  }

  /**
   * The configured one; else {@code spark.openlineage.transport.*}, which a scheduler may hand on;
   * else the one that OpenLineage's own variables name: {@code OPENLINEAGE_URL} with {@code
   * OPENLINEAGE_API_KEY}, or the file {@code OPENLINEAGE_CONFIG}. None if {@code
   * OPENLINEAGE_DISABLED} is true.
   *
   * @throws RuntimeException if what the scheduler or a variable says can't be read
   */
  static Optional<TransportConfig> choose(
      LineageSettings settings, String run, SparkConf spark, Map<String, String> environment) {
    if (Boolean.parseBoolean(environment.get("OPENLINEAGE_DISABLED"))) {
      return Optional.empty();
    }
    return Stream.of(of(run, settings.transport()), of(spark), of(environment))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(Transports::read)
        .or(() -> ofFile(environment.get("OPENLINEAGE_CONFIG")));
  }

  private static Map<String, Object> of(String run, Map<String, Object> settings) {
    return settings.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    entry.getValue() instanceof String text
                        ? text.replace(RUN, run)
                        : entry.getValue()));
  }

  private static Map<String, Object> of(SparkConf spark) {
    Map<String, String> flat =
        Stream.of(spark.getAllWithPrefix(SPARK)).collect(Collectors.toMap(Tuple2::_1, Tuple2::_2));
    return ConfigFactory.parseMap(flat).root().unwrapped();
  }

  private static Map<String, Object> of(Map<String, String> environment) {
    String url = environment.getOrDefault("OPENLINEAGE_URL", "");
    if (url.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> settings = new HashMap<>(Map.of(TYPE, "http", "url", url));
    Optional.ofNullable(environment.get("OPENLINEAGE_API_KEY"))
        .ifPresent(key -> settings.put("auth", Map.of(TYPE, "api_key", "apiKey", key)));
    return settings;
  }

  private static Optional<TransportConfig> ofFile(String path) {
    if (path == null || path.isEmpty()) {
      return Optional.empty();
    }
    OpenLineageConfig<?> config =
        OpenLineageClientUtils.loadOpenLineageConfigYaml(
            () -> List.of(Path.of(path)), new TypeReference<OpenLineageConfig<?>>() {});
    return Optional.ofNullable(config.getTransportConfig());
  }
}
