package io.meshwork.quality;

import io.meshwork.quality.dqdl.Tag;
import io.meshwork.quality.sql.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rule's tags say. DQDL hangs tags on single rules, so those of a composite's parts count
 * for the whole, and must not contradict each other.
 */
record Tags(List<Tag> tags) {
  private static final String ACTION = "action";
  private static final String DIMENSION = "dimension";
  private static final String TOLERANCE = "tolerance";
  private static final String SEVERITY = "severity";
  private static final List<String> TEXTS = List.of("description", "id", "owner");
  private static final List<String> KNOWN =
      List.of(ACTION, "description", DIMENSION, "id", "owner", SEVERITY, TOLERANCE);
  private static final Map<String, Severity> SEVERITIES =
      new TreeMap<>(Map.of("error", Severity.ERROR, "warning", Severity.WARNING));
  private static final Map<String, Action> ACTIONS =
      new TreeMap<>(
          Map.of("block", Action.BLOCK, "quarantine", Action.QUARANTINE, "report", Action.REPORT));

  Optional<String> id() {
    return value("id");
  }

  Optional<String> owner() {
    return value("owner");
  }

  Optional<String> description() {
    return value("description");
  }

  Severity severity() {
    return value(SEVERITY).map(SEVERITIES::get).orElse(Severity.ERROR);
  }

  Action action(Scope scope) {
    return value(ACTION).map(ACTIONS::get).orElseGet(() -> Action.of(scope, severity()));
  }

  Dimension dimension(Dimension otherwise) {
    return value(DIMENSION).flatMap(Dimension::of).orElse(otherwise);
  }

  Tolerance tolerance() {
    return value(TOLERANCE).flatMap(Tolerance::parse).orElse(Tolerance.none());
  }

  /** What is wrong with the tags of a rule of this scope, each at its line. */
  List<Problem> problems(String file, Scope scope) {
    List<Problem> problems = new ArrayList<>();
    for (Tag tag : tags) {
      problem(tag)
          .or(() -> misplaced(tag, scope))
          .ifPresent(message -> problems.add(new Problem(file, tag.line(), message)));
    }
    return problems;
  }

  private Optional<String> problem(Tag tag) {
    if (!KNOWN.contains(tag.name())) {
      return Optional.of(
          "there is no tag \"%s\".%s Tags: %s."
              .formatted(tag.name(), Suggestion.of(tag.name(), KNOWN), String.join(", ", KNOWN)));
    }
    String first = value(tag.name()).orElseThrow();
    if (!tag.value().equals(first)) {
      return Optional.of(
          "the tag %s is given twice, as \"%s\" and as \"%s\". Keep one."
              .formatted(tag.name(), first, tag.value()));
    }
    if (TEXTS.contains(tag.name()) && tag.value().isBlank()) {
      return Optional.of("the tag %s is empty. Fill it, or remove it.".formatted(tag.name()));
    }
    return switch (tag.name()) {
      case SEVERITY -> unknown(tag, SEVERITIES.keySet());
      case ACTION -> unknown(tag, ACTIONS.keySet());
      case DIMENSION -> unknown(tag, Dimension.words());
      case TOLERANCE -> malformedTolerance(tag);
      default -> Optional.empty();
    };
  }

  private static Optional<String> unknown(Tag tag, Collection<String> accepted) {
    if (accepted.contains(tag.value())) {
      return Optional.empty();
    }
    return Optional.of(
        "there is no %s \"%s\".%s Write one of: %s."
            .formatted(
                tag.name(),
                tag.value(),
                Suggestion.of(tag.value(), accepted),
                String.join(", ", accepted)));
  }

  private static Optional<String> malformedTolerance(Tag tag) {
    return Tolerance.parse(tag.value()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "the tolerance \"%s\" is neither a number of rows nor a share of them. Write it like \"20 rows\" or \"0.5%%\"."
                .formatted(tag.value()));
  }

  private static Optional<String> misplaced(Tag tag, Scope scope) {
    if (scope == Scope.ROW) {
      return Optional.empty();
    }
    if (tag.name().equals(ACTION) && tag.value().equals("quarantine")) {
      return Optional.of(
          "this rule speaks of the batch as a whole, so no single row can go to quarantine. Write action = \"block\" or \"report\".");
    }
    return tag.name().equals(TOLERANCE)
        ? Optional.of(
            "this rule speaks of the batch as a whole, so no number of rows can be tolerated. Put the tolerance into its condition, or remove the tag.")
        : Optional.empty();
  }

  private Optional<String> value(String name) {
    return tags.stream().filter(t -> t.name().equals(name)).map(Tag::value).findFirst();
  }
}
