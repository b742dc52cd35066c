package io.meshwork.customer360;

import io.meshwork.customer360.identity.Contact;
import io.meshwork.customer360.identity.IdentityAggregation;
import io.meshwork.customer360.identity.LinkageModel;
import io.meshwork.customer360.lookup.LookupAggregation;
import io.meshwork.customer360.order.LinesByCustomer;
import io.meshwork.customer360.profile.ProfileAggregation;
import io.meshwork.customer360.timeline.TimelineAggregation;
import io.meshwork.runtime.MeshException;
import io.meshwork.runtime.run.Domain;
import io.meshwork.runtime.run.Domain.Code;
import io.meshwork.runtime.run.MeshJob;
import io.meshwork.runtime.shape.Transform;
import java.util.Map;

/** The Spark application of the customer360 domain. */
public final class Customer360Job {
  private static final Code ORDERS =
      new Code(Transform.none(), Map.of("order_lines_by_customer", new LinesByCustomer()));

  private Customer360Job() {}

  public static void main(String... args) {
    MeshJob.main(shipped(), args);
  }

  /** Ends the JVM if the linkage model in the jar is invalid. */
  private static Domain shipped() {
    try {
      return domain();
    } catch (MeshException invalid) {
      System.err.println(invalid.getMessage());
      System.exit(invalid.category().exitCode());
      throw invalid;
    }
  }

  static Domain domain() {
    LinkageModel model = LinkageModel.shipped();
    return new Domain(
        "customer360",
        Map.of(
            "orders", ORDERS,
            "identity", Code.of(IdentityAggregation.by(model)),
            "profile", Code.of(ProfileAggregation.usual()),
            "timeline", Code.of(new TimelineAggregation()),
            "lookup_by_email", Code.of(LookupAggregation.by(Contact.EMAIL, model.region())),
            "lookup_by_phone", Code.of(LookupAggregation.by(Contact.PHONE, model.region()))));
  }
}
