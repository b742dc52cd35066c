package org.apache.spark

/** Spark's listener bus may be waited for from within its package only. */
object ListenerBus {
  def drain(context: SparkContext): Unit = context.listenerBus.waitUntilEmpty()
}
