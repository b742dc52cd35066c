package io.meshwork.quality;

/**
 * What follows when a rule fails: the row does not land, the batch does not land, or it is only
 * reported.
 */
public enum Action {
  QUARANTINE,
  BLOCK,
  REPORT;

  static Action of(Scope scope, Severity severity) {
    if (severity == Severity.WARNING) {
      return REPORT;
    }
    return scope == Scope.ROW ? QUARANTINE : BLOCK;
  }
}
