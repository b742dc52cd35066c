package io.meshwork.runtime;

import java.util.List;

/**
 * The one exception that ends a run on purpose. Its message says what failed, where, and what to do
 * next; it never holds a data row or a secret.
 */
public final class MeshException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Category category;

  public MeshException(Category category, String message) {
    this(category, message, null);
  }

  public MeshException(Category category, String message, Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  /** One problem is a sentence behind the headline; several become a numbered list. */
  public static MeshException of(Category category, String headline, List<String> problems) {
    if (problems.size() == 1) {
      return new MeshException(category, headline + ": " + problems.get(0));
    }
    StringBuilder text = new StringBuilder(headline + ": " + problems.size() + " problems");
    for (int i = 0; i < problems.size(); i++) {
      text.append("\n  ").append(i + 1).append(". ").append(problems.get(i));
    }
    return new MeshException(category, text.toString());
  }

  public Category category() {
    return category;
  }
}
