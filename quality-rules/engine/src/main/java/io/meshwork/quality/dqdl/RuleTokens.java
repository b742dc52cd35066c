package io.meshwork.quality.dqdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import software.amazon.glue.dqdl.DataQualityDefinitionLanguageLexer;

/** The tokens of one rule, at least one. */
record RuleTokens(List<Token> tokens) {
  private static final Set<String> CONNECTORS = Set.of("and", "AND", "or", "OR");
  private static final String THRESHOLD = "threshold";

  /** The line of the text on which the rule begins, counted from 1. */
  int line() {
    return tokens.get(0).getLine();
  }

  /**
   * The rule on one line: comments dropped, what stands between two tokens reduced to one space.
   */
  String text() {
    return textOf(tokens);
  }

  String untagged() {
    List<Token> kept = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (isTag(i)) {
        i = endOfTag(i) - 1;
        continue;
      }
      kept.add(tokens.get(i));
    }
    return textOf(kept);
  }

  /** The tags, with lines counted from the beginning of the text. */
  List<Tag> tags() {
    List<Tag> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (isTag(i)) {
        int end = endOfTag(i);
        found.add(
            new Tag(
                word(i + 1),
                unquoted(textOf(tokens.subList(Math.min(i + 3, end), end))),
                tokens.get(i).getLine()));
      }
    }
    return found;
  }

  /** The rule types that it names: one, or those of the parts of a composite. */
  List<String> ruleTypes() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (isIdentifier(i) && opensRule(i) && !word(i + 1).equals("(")) {
        found.add(word(i));
      }
    }
    return found;
  }

  /**
   * Words outside quotes that are neither rule types nor tags: parameters, or keywords gone wrong.
   */
  List<String> bareWords() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (isIdentifier(i) && !opensRule(i) && !word(i - 1).equals("with")) {
        found.add(word(i));
      }
    }
    return found;
  }

  /** Whether a quoted string runs over a line's end: what a forgotten quote looks like. */
  boolean quoteSpansLines() {
    return tokens.stream()
        .anyMatch(t -> t.getText().startsWith("\"") && t.getText().contains("\n"));
  }

  private boolean opensRule(int index) {
    if (index == 0 || CONNECTORS.contains(word(index - 1))) {
      return true;
    }
    return word(index - 1).equals("(") && opensRule(index - 1);
  }

  private boolean isIdentifier(int index) {
    return tokens.get(index).getType() == DataQualityDefinitionLanguageLexer.IDENTIFIER;
  }

  private boolean isTag(int index) {
    return word(index).equals("with") && !word(index + 1).equals(THRESHOLD);
  }

  private int endOfTag(int index) {
    int end = index + 1;
    while (end < tokens.size() && !word(end).equals("with") && !word(end).equals(")")) {
      end++;
    }
    return end;
  }

  private String word(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).getText() : "";
  }

  static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replace("\\\"", "\"") : value;
  }

  private static String textOf(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0 && isApart(tokens.get(i - 1), tokens.get(i))) {
        text.append(' ');
      }
      text.append(tokens.get(i).getText());
    }
    return text.toString().replaceAll("\\s*\n\\s*", " ");
  }

  private static boolean isApart(Token left, Token right) {
    boolean touch = right.getStartIndex() == left.getStopIndex() + 1;
    return !touch && !left.getText().equals("(") && !right.getText().equals(")");
  }
}
