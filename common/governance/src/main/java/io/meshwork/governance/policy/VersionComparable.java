package io.meshwork.governance.policy;

import io.meshwork.contract.Problem;
import java.util.List;
import java.util.regex.Pattern;

/** Semantic versions, see semver.org. */
record VersionComparable() implements Policy {
  private static final Pattern SEMANTIC =
      Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)");

  @Override
  public String id() {
    return "version-comparable";
  }

  @Override
  public String demand() {
    return "A contract's version is MAJOR.MINOR.PATCH, so that a reader sees from it whether a change breaks what is built on the product.";
  }

  @Override
  public List<Problem> problems(Document document) {
    String version = document.contract().version();
    return document.problemIf(
        !SEMANTIC.matcher(version).matches(),
        "version",
        "version \"%s\" doesn't say what a change means. Write MAJOR.MINOR.PATCH, such as 1.0.0."
            .formatted(version));
  }
}
