package io.meshwork.quality.dqdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.antlr.v4.runtime.Token;

/**
 * A text's sections and variables, in any order.
 *
 * @param strays the first token of each stretch that belongs to none
 */
record Sections(List<Section> all, List<Token> strays) {
  static final String RULES = "Rules";
  static final String ANALYZERS = "Analyzers";
  static final String METADATA = "Metadata";
  static final String DATA_SOURCES = "DataSources";

  /** The names of the sections. */
  static final List<String> NAMES = List.of(RULES, ANALYZERS, METADATA, DATA_SOURCES);

  private static final Map<String, String> BRACKETS = Map.of("[", "]", "{", "}");

  /**
   * @param isType tells the name of a rule type, which {@code =} may follow in a bare rule
   */
  static Sections of(List<Token> tokens, Predicate<String> isType) {
    if (isBare(tokens, isType)) {
      return new Sections(tokens.isEmpty() ? List.of() : List.of(Section.bare(tokens)), List.of());
    }
    List<Section> sections = new ArrayList<>();
    List<Token> strays = new ArrayList<>();
    int i = 0;
    boolean astray = false;
    while (i < tokens.size()) {
      if (begins(tokens, i)) {
        Section section = at(tokens, i);
        sections.add(section);
        i += 2 + section.bracketed().size();
        astray = false;
        continue;
      }
      if (!astray) {
        strays.add(tokens.get(i));
      }
      astray = true;
      i++;
    }
    return new Sections(sections, strays);
  }

  /** The variables: what is no section. */
  List<Section> variables() {
    return all.stream().filter(s -> !NAMES.contains(s.title())).toList();
  }

  Optional<Section> named(String name) {
    return all.stream().filter(s -> s.title().equals(name)).findFirst();
  }

  private static boolean isBare(List<Token> tokens, Predicate<String> isType) {
    if (tokens.isEmpty()) {
      return true;
    }
    String first = tokens.get(0).getText();
    return isType.test(first) || (!NAMES.contains(first) && !begins(tokens, 0));
  }

  private static boolean begins(List<Token> tokens, int index) {
    return index + 2 < tokens.size()
        && Character.isLetter(tokens.get(index).getText().charAt(0))
        && tokens.get(index + 1).getText().equals("=");
  }

  private static Section at(List<Token> tokens, int index) {
    Token name = tokens.get(index);
    String opening = tokens.get(index + 2).getText();
    if (!BRACKETS.containsKey(opening)) {
      List<Token> value = tokens.subList(index + 2, index + 3);
      return new Section(name, "", value, value, true);
    }
    int end = closing(tokens, index + 3, opening);
    boolean closed = end < tokens.size();
    return new Section(
        name,
        opening,
        tokens.subList(index + 3, end),
        tokens.subList(index + 2, closed ? end + 1 : end),
        closed);
  }

  private static int closing(List<Token> tokens, int start, String opening) {
    int depth = 1;
    for (int i = start; i < tokens.size(); i++) {
      depth += Section.depthOf(tokens.get(i), opening, BRACKETS.get(opening));
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }
}
