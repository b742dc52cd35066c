package io.meshwork.finance;

import io.meshwork.runtime.run.Domain;
import io.meshwork.runtime.run.MeshJob;
import java.util.Map;

/** The Spark application of the finance domain. */
public final class FinanceJob {
  private FinanceJob() {}

  public static void main(String... args) {
    MeshJob.main(new Domain("finance", Map.of()), args);
  }
}
