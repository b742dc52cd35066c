package io.meshwork.customer360.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A {@link LinkageModel} as JSON, to be reviewed and committed. Shares have six digits; terms and
 * blocks are hashes, so the file quotes no record. The same model is the same text.
 *
 * <pre>
 * {"version": "1", "estimated_on": "2026-11-30", "records": 11000, "region": "AU", "prior": 1.4E-4,
 *  "weights": {"SURNAME": {"pairs": 509000,
 *                          "levels": [{"level": "exact", "match": 0.8, "chance": 0.005}, …]}, …},
 *  "terms": {"records": 11000, "frequent": {"SURNAME": {"6627835f988e2c5e": 212}}},
 *  "common_blocks": {"PHONE": ["c6f3ac57944a5314"]}}
 * </pre>
 */
final class ModelFile {
  static final String RESOURCE = "linkage/model.json";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final MathContext DIGITS = new MathContext(6);

  private ModelFile() {}

  /** The one in the job's jar. */
  static LinkageModel shipped() {
    try (InputStream file = ModelFile.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new MeshException(
            Category.CONFIGURATION,
            "There is no %s in the job's jar. Make one with EstimateLinkage, and build with it."
                .formatted(RESOURCE));
      }
      return read(RESOURCE, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MeshException(Category.DEFECT, "The job's jar can't be read: " + RESOURCE, e);
    }
  }

  /**
   * Reads a model.
   *
   * @param name of the file, for messages
   * @throws MeshException CONFIGURATION with every problem that it has
   */
  static LinkageModel read(String name, String json) {
    try {
      return ModelReader.read(name, MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new MeshException(
          Category.CONFIGURATION,
          "Cannot read the linkage model %s: line %d is no JSON. Estimate it with EstimateLinkage."
              .formatted(name, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          e);
    }
  }

  static String text(LinkageModel model) {
    ObjectNode file = MAPPER.createObjectNode();
    file.put("version", model.origin().version());
    file.put("estimated_on", model.origin().estimatedOn().toString());
    file.put("records", model.origin().records());
    file.put("region", model.region());
    file.put("prior", rounded(model.weights().prior()));
    ObjectNode weights = file.putObject("weights");
    for (Comparison comparison : Comparison.values()) {
      write(model.weights(), comparison, weights.putObject(comparison.name()));
    }
    write(model.terms(), file.putObject("terms"));
    ObjectNode common = file.putObject("common_blocks");
    new TreeMap<>(model.common())
        .forEach((key, blocks) -> blocks(blocks, common.putArray(key.name())));
    return file.toPrettyString() + "\n";
  }

  private static void write(Weights weights, Comparison comparison, ObjectNode to) {
    to.put("pairs", weights.pairs()[comparison.ordinal()]);
    ArrayNode levels = to.putArray("levels");
    for (int level = 1; level <= comparison.levels().size(); level++) {
      levels
          .addObject()
          .put("level", comparison.levels().get(level - 1).name())
          .put("match", rounded(weights.match(comparison, level)))
          .put("chance", rounded(weights.chance(comparison, level)));
    }
  }

  private static void write(Terms terms, ObjectNode to) {
    to.put("records", terms.records());
    ObjectNode frequent = to.putObject("frequent");
    new TreeMap<>(terms.frequent())
        .forEach(
            (comparison, counts) -> {
              ObjectNode of = frequent.putObject(comparison.name());
              new TreeMap<>(counts).forEach(of::put);
            });
  }

  private static void blocks(Iterable<Long> blocks, ArrayNode to) {
    TreeSet<String> sorted = new TreeSet<>();
    blocks.forEach(block -> sorted.add(HexFormat.of().toHexDigits(block)));
    sorted.forEach(to::add);
  }

  private static double rounded(double share) {
    return BigDecimal.valueOf(share).round(DIGITS).doubleValue();
  }
}
