package io.meshwork.iot;

import io.meshwork.iot.health.DeviceHealthAggregation;
import io.meshwork.runtime.run.Domain;
import io.meshwork.runtime.run.Domain.Code;
import io.meshwork.runtime.run.MeshJob;
import java.util.Map;

/** The Spark application of the iot domain. */
public final class IotJob {
  private static final Code TELEMETRY =
      new Code(
          new CelsiusTransform(),
          Map.of(
              "rollup_1m_by_device_day", Rollup.by(RollupInterval.MINUTE),
              "rollup_1h_by_device_month", Rollup.by(RollupInterval.HOUR)));

  private IotJob() {}

  public static void main(String... args) {
    MeshJob.main(domain(), args);
  }

  static Domain domain() {
    return new Domain(
        "iot",
        Map.of("telemetry", TELEMETRY, "device_health", Code.of(new DeviceHealthAggregation())));
  }
}
