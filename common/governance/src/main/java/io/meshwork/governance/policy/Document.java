package io.meshwork.governance.policy;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Problem;
import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.YamlMap;
import io.meshwork.contract.yaml.YamlReader;
import java.util.List;

/**
 * A contract as policies look at it.
 *
 * @param contract what it says
 * @param root its text, for what the model leaves out
 * @param hasSuite whether its domain keeps a suite of quality rules for it
 */
public record Document(DataContract contract, YamlMap root, boolean hasSuite) {

  /** A contract with its text. */
  static Document of(DataContract contract, boolean hasSuite) {
    var read = YamlReader.read(contract.file(), contract.text(), new Findings());
    var root = read.orElse(null) instanceof YamlMap map ? map : YamlMap.EMPTY;
    return new Document(contract, root, hasSuite);
  }

  /** The line of a key of the contract; 0, which means the whole file, if it isn't there. */
  int line(String key) {
    return root.has(key) ? root.lineOf(key) : 0;
  }

  Problem problem(int line, String message) {
    return new Problem(contract.file(), line, message);
  }

  /** The problem at a key if there is one, as a list. */
  List<Problem> problemIf(boolean broken, String key, String message) {
    return broken ? List.of(problem(line(key), message)) : List.of();
  }
}
