package io.meshwork.quality.dqdl;

import io.meshwork.quality.sql.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** What is wrong with the parts of a text as such. */
record SectionProblems(Sections sections, int firstLine) {
  private static final Set<String> LISTS = Set.of(Sections.RULES, Sections.ANALYZERS);

  List<SyntaxProblem> all() {
    List<SyntaxProblem> problems = new ArrayList<>();
    sections
        .strays()
        .forEach(
            stray ->
                problems.add(
                    problem(
                        stray,
                        "\"%s\" stands outside of Rules = [ ... ]. Move it between the brackets, or remove it."
                            .formatted(stray.getText()))));
    Set<String> titles = new HashSet<>();
    for (Section section : sections.all()) {
      if (!section.closed()) {
        List<Token> tokens = section.bracketed();
        problems.add(problem(tokens.get(tokens.size() - 1), unclosed(section)));
      }
      problemsOf(section, titles.add(section.title()))
          .forEach(message -> problems.add(problem(section.name(), message)));
    }
    if (problems.isEmpty() && hasNoRules()) {
      problems.add(
          problem(
              sections.all().get(0).name(),
              "no rules found. Write them as: Rules = [ IsComplete \"column\", RowCount > 0 ]"));
    }
    return problems;
  }

  private boolean hasNoRules() {
    return !sections.all().isEmpty()
        && sections.named(Sections.RULES).isEmpty()
        && sections.named(Sections.ANALYZERS).isEmpty();
  }

  private static String unclosed(Section section) {
    return "the bracket of \"%s = %s\" is not closed. Add %s at its end."
        .formatted(section.title(), section.bracket(), section.bracket().equals("[") ? "]" : "}");
  }

  private static List<String> problemsOf(Section section, boolean isFirst) {
    String title = section.title();
    List<String> problems = new ArrayList<>();
    if (!isFirst) {
      problems.add("%s stands twice. Put all into one.".formatted(title));
    }
    if (LISTS.contains(title) && !section.bracket().equals("[")) {
      problems.add("%s is a list. Write it as: %1$s = [ ... ]".formatted(title));
    }
    if (!Sections.NAMES.contains(title) && section.closed() && !Variables.isValue(section)) {
      problems.add(
          "\"%s\" is neither a section of DQDL nor a variable.%s A variable is a text or a list: %1$s = [\"a\", \"b\"]"
              .formatted(title, Suggestion.of(title, Sections.NAMES)));
    }
    return problems;
  }

  private SyntaxProblem problem(Token at, String message) {
    return new SyntaxProblem(firstLine + at.getLine() - 1, message);
  }
}
