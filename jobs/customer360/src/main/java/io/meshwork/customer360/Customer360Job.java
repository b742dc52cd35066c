package io.meshwork.customer360;

import io.meshwork.runtime.run.Domain;
import io.meshwork.runtime.run.MeshJob;
import java.util.Map;

/** The Spark application of the customer360 domain. */
public final class Customer360Job {
  private Customer360Job() {}

  public static void main(String... args) {
    MeshJob.main(new Domain("customer360", Map.of()), args);
  }
}
