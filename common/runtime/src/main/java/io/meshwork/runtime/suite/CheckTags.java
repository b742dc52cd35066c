package io.meshwork.runtime.suite;

import io.meshwork.contract.LibraryCheck;
import java.util.List;
import java.util.Locale;

/** What a check says of itself, as tags of a rule. */
final class CheckTags {
  private final StringBuilder text = new StringBuilder();

  private CheckTags() {}

  static CheckTags of(LibraryCheck check, List<String> owners) {
    return new CheckTags()
        .and("id", check.id())
        .and("severity", check.severity().name().toLowerCase(Locale.ROOT))
        .and("dimension", check.dimension())
        .and("owner", String.join(", ", owners))
        .and("description", check.description());
  }

  /** One more; a blank value makes none. */
  CheckTags and(String name, String value) {
    String line = value.strip().replaceAll("\\s+", " ");
    if (!line.isEmpty()) {
      text.append(" with ").append(name).append(" = ").append(Quoted.raw(line));
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
