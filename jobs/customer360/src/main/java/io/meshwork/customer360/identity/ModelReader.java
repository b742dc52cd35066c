package io.meshwork.customer360.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the JSON of a {@link ModelFile}, and finds all that is wrong with it. */
final class ModelReader {
  private static final double ROUNDING = 1e-3;

  private final List<String> problems = new ArrayList<>();

  private ModelReader() {}

  static LinkageModel read(String name, JsonNode json) {
    ModelReader reader = new ModelReader();
    LinkageModel model = reader.model(new ModelNode("", json, reader.problems));
    if (!reader.problems.isEmpty()) {
      throw MeshException.of(
          Category.CONFIGURATION,
          "Cannot read the linkage model " + name + " (EstimateLinkage makes one)",
          reader.problems);
    }
    return model;
  }

  private LinkageModel model(ModelNode file) {
    file.allow(
        "version",
        "estimated_on",
        "records",
        "region",
        "prior",
        "weights",
        "terms",
        "common_blocks");
    return new LinkageModel(
        new LinkageModel.Origin(
            file.at("version").text(EstimateLinkage.VERSION, "1 to 64 letters, digits, . _ or -"),
            file.at("estimated_on").date(LocalDate.EPOCH),
            file.at("records").count()),
        region(file.at("region")),
        weights(file.at("weights"), file.at("prior").share()),
        terms(file.at("terms")),
        common(file.at("common_blocks")));
  }

  private static String region(ModelNode node) {
    String region = node.text("[A-Z]{2}", "an ISO 3166 country such as AU");
    if (!region.isEmpty() && !Phones.isRegion(region)) {
      node.problem("an ISO 3166 country such as AU");
    }
    return region;
  }

  private static Weights weights(ModelNode node, double prior) {
    Comparison[] comparisons = Comparison.values();
    node.allow(names(comparisons));
    double[][] match = new double[comparisons.length][];
    double[][] chance = new double[comparisons.length][];
    long[] pairs = new long[comparisons.length];
    for (Comparison comparison : comparisons) {
      ModelNode of = node.at(comparison.name());
      of.allow("pairs", "levels");
      pairs[comparison.ordinal()] = of.at("pairs").count();
      List<ModelNode> levels = of.at("levels").items(comparison.levels().size());
      match[comparison.ordinal()] = shares(of, levels, "match");
      chance[comparison.ordinal()] = shares(of, levels, "chance");
      for (int i = 0; i < levels.size(); i++) {
        levels.get(i).allow("level", "match", "chance");
        levels.get(i).at("level").is(comparison.levels().get(i).name());
      }
    }
    return new Weights(match, chance, prior, pairs);
  }

  private static double[] shares(ModelNode comparison, List<ModelNode> levels, String name) {
    double[] shares = levels.stream().mapToDouble(level -> level.at(name).share()).toArray();
    double sum = Arrays.stream(shares).sum();
    boolean whole = Arrays.stream(shares).allMatch(share -> share > 0);
    if (whole && !levels.isEmpty() && Math.abs(sum - 1) > ROUNDING) {
      comparison
          .at("levels")
          .wrong(String.format(Locale.ROOT, "adds up to %.2f by %s, not to 1", sum, name));
    }
    return shares;
  }

  private static Terms terms(ModelNode node) {
    node.allow("records", "frequent");
    Map<Comparison, Map<String, Long>> frequent = new EnumMap<>(Comparison.class);
    ModelNode all = node.at("frequent");
    all.allow(names(Comparison.values()));
    for (Comparison comparison : Comparison.values()) {
      Map<String, Long> counts = new HashMap<>();
      all.fields(comparison.name())
          .forEach((hash, count) -> counts.put(count.named(hash), count.count()));
      if (!counts.isEmpty()) {
        frequent.put(comparison, counts);
      }
    }
    return new Terms(node.at("records").count(), frequent);
  }

  private static Map<BlockingKey, Set<Long>> common(ModelNode node) {
    node.allow(names(BlockingKey.values()));
    Map<BlockingKey, Set<Long>> common = new EnumMap<>(BlockingKey.class);
    for (BlockingKey key : BlockingKey.values()) {
      Set<Long> blocks = new HashSet<>();
      node.optional(key.name())
          .forEach(
              block -> {
                String hash = block.text(ModelNode.HASH, "16 hexadecimal digits");
                blocks.add(hash.isEmpty() ? 0 : HexFormat.fromHexDigitsToLong(hash));
              });
      if (!blocks.isEmpty()) {
        common.put(key, blocks);
      }
    }
    return common;
  }

  private static String[] names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
  }
}
