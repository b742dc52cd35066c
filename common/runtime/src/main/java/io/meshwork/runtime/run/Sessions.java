package io.meshwork.runtime.run;

import io.meshwork.runtime.config.JobSettings;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session of a job. What spark-submit was told has the last word. */
final class Sessions {
  private Sessions() {}

  static SparkSession of(String product, JobSettings settings) {
    SparkConf conf = new SparkConf();
    settings.cassandra().connectorConf().forEach(conf::setIfMissing);
    settings.spark().forEach(conf::setIfMissing);
    conf.setIfMissing("spark.app.name", product);
    // The runtime's times are instants; a session in another zone would cut days elsewhere.
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.set("spark.sql.datetime.java8API.enabled", "true");
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
