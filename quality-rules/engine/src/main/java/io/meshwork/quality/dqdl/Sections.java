package io.meshwork.quality.dqdl;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * A text's tokens by section.
 *
 * @param header what stands before {@code Rules}
 * @param rules what stands between the brackets of {@code Rules = [ ... ]}
 * @param footer what stands after them
 * @param closed whether the closing bracket was found
 */
record Sections(List<Token> header, List<Token> rules, List<Token> footer, boolean closed) {
  private static final List<String> OPENERS =
      List.of("Rules", "Analyzers", "Metadata", "DataSources");

  static Sections of(List<Token> tokens) {
    int start = indexOfRules(tokens);
    if (start < 0) {
      return isBare(tokens)
          ? new Sections(List.of(), tokens, List.of(), true)
          : new Sections(tokens, List.of(), List.of(), true);
    }
    int end = closing(tokens, start);
    return new Sections(
        tokens.subList(0, start - 3),
        tokens.subList(start, end),
        tokens.subList(Math.min(end + 1, tokens.size()), tokens.size()),
        end < tokens.size());
  }

  /** Rules without {@code Rules = [ ]}: how a contract may quote them. */
  private static boolean isBare(List<Token> tokens) {
    boolean opens = !tokens.isEmpty() && OPENERS.contains(tokens.get(0).getText());
    boolean declares = tokens.size() > 1 && tokens.get(1).getText().equals("=");
    return !opens && !declares;
  }

  private static int indexOfRules(List<Token> tokens) {
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (tokens.get(i).getText().equals("Rules")
          && tokens.get(i + 1).getText().equals("=")
          && tokens.get(i + 2).getText().equals("[")) {
        return i + 3;
      }
    }
    return -1;
  }

  private static int closing(List<Token> tokens, int start) {
    int depth = 1;
    for (int i = start; i < tokens.size(); i++) {
      depth += depthOf(tokens.get(i), "[", "]");
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  /** The rules' tokens, rule by rule; an empty list where two commas meet. */
  List<List<Token>> byRule() {
    List<List<Token>> found = new ArrayList<>();
    int brackets = 0;
    int parentheses = 0;
    int start = 0;
    for (int i = 0; i < rules.size(); i++) {
      brackets += depthOf(rules.get(i), "[", "]");
      parentheses += depthOf(rules.get(i), "(", ")");
      if (brackets == 0
          && rules.get(i).getText().equals(",")
          && (parentheses == 0 || beginsRule(i + 1))) {
        found.add(rules.subList(start, i));
        start = i + 1;
        parentheses = 0;
      }
    }
    if (start < rules.size() || start > 0) {
      found.add(rules.subList(start, rules.size()));
    }
    return found;
  }

  /**
   * Whether a new rule begins here although a parenthesis was left open: functions have numbers for
   * arguments.
   */
  private boolean beginsRule(int index) {
    return index < rules.size() && Character.isUpperCase(rules.get(index).getText().charAt(0));
  }

  private static int depthOf(Token token, String opening, String closing) {
    if (token.getText().equals(opening)) {
      return 1;
    }
    return token.getText().equals(closing) ? -1 : 0;
  }
}
