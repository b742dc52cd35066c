package io.meshwork.governance.policy;

import io.meshwork.contract.Problem;
import java.util.List;

/** One thing that is demanded of every contract. */
public interface Policy {

  /** Its name in the configuration, which stays. */
  String id();

  /** What it demands, and why, in one sentence. */
  String demand();

  /** Where a contract breaks it, each with what to do; none if it doesn't. */
  List<Problem> problems(Document document);
}
