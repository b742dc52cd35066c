package io.meshwork.runtime.run;

import io.meshwork.quality.Action;
import io.meshwork.quality.Outcome;
import io.meshwork.quality.RuleResult;
import io.meshwork.runtime.batch.BatchResult;
import java.util.List;

/** Says why the gate refused a batch, and what can be done about it. */
final class BlockedText {
  private BlockedText() {}

  static String of(BatchResult batch, String run) {
    List<RuleResult> refusing =
        batch.quality().results().stream()
            .filter(r -> r.action() == Action.BLOCK && r.outcome() != Outcome.PASSED)
            .toList();
    StringBuilder text =
        new StringBuilder(
            "The gate blocked a batch of %,d records; nothing of it landed, and its offsets stay unconsumed:"
                .formatted(batch.counts().consumed()));
    for (int i = 0; i < refusing.size(); i++) {
      RuleResult rule = refusing.get(i);
      text.append("\n  %d. line %d: %s".formatted(i + 1, rule.line(), rule.text()))
          .append("\n     ")
          .append(rule.message());
    }
    return text.append(
            "\nMend the data or the suite and run again, or let this batch land with --release ")
        .append(run)
        .toString();
  }
}
