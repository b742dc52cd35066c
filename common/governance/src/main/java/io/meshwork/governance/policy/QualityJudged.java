package io.meshwork.governance.policy;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Problem;
import java.util.List;

/** A gate without rules lets everything pass. */
record QualityJudged() implements Policy {

  @Override
  public String id() {
    return "quality-judged";
  }

  @Override
  public String demand() {
    return "A product has at least one quality rule, in its suite or in its contract, so that its gate can block anything.";
  }

  @Override
  public List<Problem> problems(Document document) {
    DataContract contract = document.contract();
    boolean isJudged =
        document.hasSuite()
            || !contract.checks().isEmpty()
            || contract.tables().stream().anyMatch(t -> !t.rules().isEmpty());
    return document.problemIf(
        !isJudged,
        "schema",
        "no rule judges the product. Write its suite, quality-rules/suites/%s/%s.dqdl; \"mesh suggest %s\" makes one from what has landed."
            .formatted(contract.domain(), contract.name(), contract.product()));
  }
}
