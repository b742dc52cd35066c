package io.meshwork.quality.dqdl;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * A part of a text, {@code name = [ ... ]}, {@code name = { ... }} or {@code name = value}: a
 * section of DQDL, or a variable.
 *
 * @param name null for bare rules
 * @param bracket what opens it, empty for a single value
 * @param body what stands between the brackets, or the value
 * @param bracketed the body with its brackets
 * @param closed whether the closing bracket was found
 */
record Section(
    Token name, String bracket, List<Token> body, List<Token> bracketed, boolean closed) {
  /** Rules without {@code Rules = [ ]}: how a contract may quote them. */
  static Section bare(List<Token> tokens) {
    return new Section(null, "[", tokens, tokens, true);
  }

  String title() {
    return name == null ? Sections.RULES : name.getText();
  }

  /** The tokens between commas, rule by rule; an empty list where two commas meet. */
  List<List<Token>> items() {
    List<List<Token>> found = new ArrayList<>();
    int brackets = 0;
    int parentheses = 0;
    int start = 0;
    for (int i = 0; i < body.size(); i++) {
      brackets += depthOf(body.get(i), "[", "]");
      parentheses += depthOf(body.get(i), "(", ")");
      if (brackets == 0
          && body.get(i).getText().equals(",")
          && (parentheses == 0 || beginsRule(i + 1))) {
        found.add(body.subList(start, i));
        start = i + 1;
        parentheses = 0;
      }
    }
    if (start < body.size() || start > 0) {
      found.add(body.subList(start, body.size()));
    }
    return found;
  }

  /**
   * Whether a new rule begins here although a parenthesis was left open: functions have numbers for
   * arguments.
   */
  private boolean beginsRule(int index) {
    return index < body.size() && Character.isUpperCase(body.get(index).getText().charAt(0));
  }

  static int depthOf(Token token, String opening, String closing) {
    if (token.getText().equals(opening)) {
      return 1;
    }
    return token.getText().equals(closing) ? -1 : 0;
  }
}
