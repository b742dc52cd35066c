package io.meshwork.quality;

import io.meshwork.quality.dqdl.Tag;
import io.meshwork.quality.sql.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rule's tags say. DQDL hangs tags on single rules, so those of a composite's parts count
 * for the whole, and must not contradict each other.
 */
record Tags(Severity severity, Optional<String> id) {
  private static final String SEVERITY = "severity";
  private static final String ID = "id";
  private static final List<String> KNOWN = List.of(ID, SEVERITY);
  private static final Map<String, Severity> SEVERITIES =
      new TreeMap<>(Map.of("error", Severity.ERROR, "warning", Severity.WARNING));

  static Tags of(List<Tag> tags) {
    return new Tags(
        value(tags, SEVERITY)
            .map(v -> SEVERITIES.getOrDefault(v, Severity.ERROR))
            .orElse(Severity.ERROR),
        value(tags, ID));
  }

  /** What is wrong with the tags, each at its line. */
  static List<Problem> problems(String file, List<Tag> tags) {
    List<Problem> problems = new ArrayList<>();
    for (Tag tag : tags) {
      problem(tag, value(tags, tag.name()).orElseThrow())
          .ifPresent(message -> problems.add(new Problem(file, tag.line(), message)));
    }
    return problems;
  }

  private static Optional<String> problem(Tag tag, String first) {
    if (!KNOWN.contains(tag.name())) {
      return Optional.of(
          "there is no tag \"%s\".%s Tags: %s."
              .formatted(tag.name(), Suggestion.of(tag.name(), KNOWN), String.join(", ", KNOWN)));
    }
    if (!tag.value().equals(first)) {
      return Optional.of(
          "the tag %s is given twice, as \"%s\" and as \"%s\". Keep one."
              .formatted(tag.name(), first, tag.value()));
    }
    if (tag.name().equals(SEVERITY) && !SEVERITIES.containsKey(tag.value())) {
      return Optional.of(
          "there is no severity \"%s\".%s Write \"error\" or \"warning\"."
              .formatted(tag.value(), Suggestion.of(tag.value(), SEVERITIES.keySet())));
    }
    if (tag.name().equals(ID) && tag.value().isBlank()) {
      return Optional.of("the tag id is empty. Name the rule, or remove the tag.");
    }
    return Optional.empty();
  }

  private static Optional<String> value(List<Tag> tags, String name) {
    return tags.stream().filter(t -> t.name().equals(name)).map(Tag::value).findFirst();
  }
}
