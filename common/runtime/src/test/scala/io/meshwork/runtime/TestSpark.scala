package io.meshwork.runtime

import org.apache.spark.scheduler.{SparkListener, SparkListenerJobStart}
import org.apache.spark.sql.SparkSession
import java.util.concurrent.ConcurrentLinkedQueue
import scala.jdk.CollectionConverters._

/** One small Spark for all specs of this JVM. */
object TestSpark {
  lazy val session: SparkSession = SparkSession
    .builder()
    .master("local[2]")
    .appName("specs")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.shuffle.partitions", "2")
    // As a job's own session has it: tasks that wait for Cassandra's node would wait for ever.
    .config("spark.locality.wait", "0s")
    .getOrCreate()

  /** The jobs that some work starts, each with the number of its stages. */
  def stagesPerJob(work: => Unit): Seq[Int] = {
    val jobs = new ConcurrentLinkedQueue[Int]
    val listener = new SparkListener {
      override def onJobStart(start: SparkListenerJobStart): Unit = jobs.add(start.stageInfos.size)
    }
    session.sparkContext.addSparkListener(listener)
    try {
      work
      org.apache.spark.ListenerBus.drain(session.sparkContext)
    } finally session.sparkContext.removeSparkListener(listener)
    jobs.asScala.toSeq
  }
}
