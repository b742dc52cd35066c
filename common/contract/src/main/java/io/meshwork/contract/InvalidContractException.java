package io.meshwork.contract;

import java.util.List;

/** A contract can't be used. The message is one numbered list of everything that is wrong. */
public final class InvalidContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidContractException(String file, List<Problem> problems) {
    super(message(file, problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, in the order of the lines. Never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(String file, List<Problem> problems) {
    var text = new StringBuilder("Invalid contract ").append(file).append(": ");
    text.append(problems.size()).append(problems.size() == 1 ? " problem" : " problems");
    for (int i = 0; i < problems.size(); i++) {
      text.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
    }
    return text.toString();
  }
}
