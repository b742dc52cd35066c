package io.meshwork.quality.dqdl;

import io.meshwork.quality.sql.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * The variables of a text, {@code name = "text"} or {@code name = ["a", "b"]}. The DQDL library
 * 1.0.0 knows them as lists after {@code in} alone; AWS's documentation has them for any quoted
 * text too. So they are put in place before the library sees a rule: a text wherever a quoted text
 * may stand, a list after {@code in} or as a part of another list.
 */
record Variables(Map<String, Section> byName) {
  private static final Set<String> KEYWORDS =
      Set.of("NULL", "null", "EMPTY", "empty", "WHITESPACES_ONLY", "whitespaces_only");

  static Variables of(List<Section> sections) {
    Map<String, Section> byName = new LinkedHashMap<>();
    sections.forEach(s -> byName.putIfAbsent(s.title(), s));
    return new Variables(byName);
  }

  /** Whether a section is a variable's text or list of texts. */
  static boolean isValue(Section section) {
    return !section.bracket().equals("{")
        && section.items().stream().allMatch(i -> i.size() == 1 && isText(i.get(0)));
  }

  /** The rule with its variables in place; the problems go to the list. */
  RuleTokens in(RuleTokens rule, List<String> problems) {
    List<Token> resolved = new ArrayList<>();
    List<Token> tokens = rule.tokens();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += Section.depthOf(token, "[", "]");
      if (!token.getText().equals("$") || i + 1 == tokens.size()) {
        resolved.add(token);
        continue;
      }
      i++;
      boolean takesList = depth > 0 || i > 1 && tokens.get(i - 2).getText().equals("in");
      resolved.addAll(value(tokens.get(i), depth > 0, takesList, problems));
    }
    return new RuleTokens(resolved);
  }

  private List<Token> value(
      Token name, boolean withinList, boolean takesList, List<String> problems) {
    Section variable = byName.get(name.getText());
    if (variable == null) {
      problems.add(
          "there is no variable \"%s\".%s Declare it before the rules: %1$s = [\"a\", \"b\"]"
              .formatted(name.getText(), Suggestion.of(name.getText(), byName.keySet())));
      return List.of();
    }
    boolean isList = !variable.bracket().isEmpty();
    if (isList && !takesList) {
      problems.add(
          "the variable \"%s\" is a list: it stands only after in, as in: in $%1$s"
              .formatted(name.getText()));
      return List.of();
    }
    return isList && !withinList ? variable.bracketed() : variable.body();
  }

  private static boolean isText(Token token) {
    return token.getText().startsWith("\"") || KEYWORDS.contains(token.getText());
  }
}
