package io.meshwork.contract.yaml;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads one YAML 1.2 document (core schema) into a tree that keeps the lines. */
public final class YamlReader {
  private final String label;
  private final Findings findings;

  private YamlReader(String label, Findings findings) {
    this.label = label;
    this.findings = findings;
  }

  /**
   * Reads the text; empty if it isn't one YAML document, or an empty one, which is then a finding.
   */
  public static Optional<Yaml> read(String label, String text, Findings findings) {
    return new YamlReader(label, findings).read(text);
  }

  private Optional<Yaml> read(String text) {
    try {
      var root = new Compose(settings()).composeString(text);
      if (root.isEmpty()) {
        findings.add(0, "the file is empty");
      }
      return root.map(this::yaml);
    } catch (MarkedYamlEngineException e) {
      findings.add(line(e.getProblemMark()), "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      findings.add(0, "not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private LoadSettings settings() {
    return LoadSettings.builder().setLabel(label).setSchema(new CoreSchema()).build();
  }

  private Yaml yaml(Node node) {
    if (node.isRecursive()) {
      findings.add(line(node), "an alias points to a value that contains it");
      return YamlMap.EMPTY;
    }
    if (node instanceof MappingNode map) {
      return map(map);
    }
    if (node instanceof SequenceNode list) {
      return new YamlList(line(node), list.getValue().stream().map(this::yaml).toList());
    }
    return scalar((ScalarNode) node);
  }

  private YamlMap map(MappingNode node) {
    var entries = new LinkedHashMap<String, YamlMap.Entry>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        findings.add(line(tuple.getKeyNode()), "a key must be text");
        continue;
      }
      var entry = new YamlMap.Entry(line(key), yaml(tuple.getValueNode()));
      var earlier = entries.putIfAbsent(key.getValue(), entry);
      if (earlier != null) {
        findings.add(
            line(key),
            "key \"%s\" is here twice, first on line %d".formatted(key.getValue(), earlier.line()));
      }
    }
    return new YamlMap(line(node), entries);
  }

  private YamlScalar scalar(ScalarNode node) {
    var value = ScalarValue.of(node);
    if (value.isEmpty()) {
      findings.add(
          line(node), "\"%s\" is not a value that a contract can hold".formatted(node.getValue()));
    }
    boolean block =
        node.getScalarStyle().equals(ScalarStyle.LITERAL)
            || node.getScalarStyle().equals(ScalarStyle.FOLDED);
    return new YamlScalar(
        line(node), line(node) + (block ? 1 : 0), value.orElse(ScalarValue.NULL).value());
  }

  private static int line(Node node) {
    return line(node.getStartMark());
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(m -> m.getLine() + 1).orElse(0);
  }
}
