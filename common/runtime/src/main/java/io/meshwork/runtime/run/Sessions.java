package io.meshwork.runtime.run;

import io.meshwork.quality.SessionExtensions;
import io.meshwork.runtime.config.JobSettings;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session of a job. What spark-submit was told has the last word. */
public final class Sessions {
  private Sessions() {}

  /** The session that there is, or a new one with what the settings say. */
  public static SparkSession of(String product, JobSettings settings) {
    SparkConf conf = conf(settings);
    conf.setIfMissing("spark.app.name", product);
    // Rows of a table prefer Cassandra's node, where this job has no executor as a rule. To wait
    // for one gains little, and in local mode nothing ends the wait: no later offer of a core
    // comes.
    conf.setIfMissing("spark.locality.wait", "0s");
    // Plans with all the rules in them are longer than anyone reads; Spark warns of each.
    conf.setIfMissing("spark.sql.debug.maxToStringFields", "1000");
    conf.set("spark.sql.extensions", extensions(conf));
    // The runtime's times are instants; a session in another zone would cut days elsewhere.
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.set("spark.sql.datetime.java8API.enabled", "true");
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** Those that spark-submit was told of, and ours. */
  private static String extensions(SparkConf conf) {
    return Stream.concat(
            Stream.of(conf.get("spark.sql.extensions", "").split(",", -1)).map(String::strip),
            Stream.of(SessionExtensions.class.getName()))
        .filter(name -> !name.isEmpty())
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** What spark-submit says, over what the settings say. */
  static SparkConf conf(JobSettings settings) {
    SparkConf conf = new SparkConf();
    settings.cassandra().connectorConf().forEach(conf::setIfMissing);
    settings.spark().forEach(conf::setIfMissing);
    return conf;
  }
}
