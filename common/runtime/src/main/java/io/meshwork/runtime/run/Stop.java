package io.meshwork.runtime.run;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * The wish that a run ends after the batch that it is in. SIGTERM and SIGINT bring it, since the
 * JVM's own way, the shutdown hooks, would end Spark in the middle of a batch.
 */
public final class Stop {
  private final CountDownLatch wished = new CountDownLatch(1);

  static Stop onSignals() {
    Stop stop = new Stop();
    Signal.handle(new Signal("TERM"), signal -> stop.wish());
    Signal.handle(new Signal("INT"), signal -> stop.wish());
    return stop;
  }

  /** Once wished, it stays so. */
  public void wish() {
    wished.countDown();
  }

  boolean isWished() {
    return wished.getCount() == 0;
  }
}
