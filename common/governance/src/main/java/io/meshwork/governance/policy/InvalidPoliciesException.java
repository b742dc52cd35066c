package io.meshwork.governance.policy;

import io.meshwork.contract.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The policies' configuration can't be used. The message is one numbered list of what is wrong. */
public final class InvalidPoliciesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidPoliciesException(Path file, List<Problem> problems) {
    super(
        IntStream.range(0, problems.size())
            .mapToObj(i -> "\n  " + (i + 1) + ". " + problems.get(i))
            .collect(Collectors.joining("", "Invalid policies " + file + ":", "")));
  }
}
