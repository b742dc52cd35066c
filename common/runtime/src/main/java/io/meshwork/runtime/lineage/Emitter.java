package io.meshwork.runtime.lineage;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.transports.FileConfig;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.Transport;
import io.openlineage.client.transports.TransportConfig;
import io.openlineage.client.transports.TransportFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Makes and sends events one after the other on a thread of its own, the first one's classes and
 * connection included. A failure is logged, once, and nothing more.
 */
final class Emitter {
  private static final Logger LOG = LogManager.getLogger(Emitter.class);

  private final String run;
  private final TransportConfig config;
  private final Duration timeout;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Emitter::daemon);

  /** Both belong to the thread. */
  private Transport transport;

  private boolean hasFailed;

  /**
   * @param timeout how long {@link #close} waits
   */
  Emitter(String run, TransportConfig config, Duration timeout) {
    this.run = run;
    this.config = config;
    this.timeout = timeout;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "openlineage");
    thread.setDaemon(true);
    return thread;
  }

  void send(Supplier<RunEvent> event) {
    thread.execute(() -> attempt(() -> transport().emit(event.get())));
  }

  /** Whether nothing waits to be sent. */
  boolean isIdle() {
    return thread.getQueue().isEmpty();
  }

  private Transport transport() {
    if (transport == null) {
      transport = new TransportFactory(config).build();
    }
    return transport;
  }

  /** Waits until all is sent, but no longer than the timeout. */
  void close() {
    thread.execute(() -> attempt(this::closeTransport));
    thread.shutdown();
    try {
      if (!thread.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
        LOG.warn(
            "The last OpenLineage events of run {} didn't get to {} within {} ms.",
            run,
            place(),
            timeout.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeTransport() throws Exception {
    if (transport != null) {
      transport.close();
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (Exception | LinkageError e) {
      if (!hasFailed) {
        LOG.warn(
            "OpenLineage events of run {} don't get to {} ({}). The run goes on without.",
            run,
            place(),
            reason(e));
      }
      hasFailed = true;
    }
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  /** Without what a URL may say of a user. */
  private String place() {
    if (config instanceof FileConfig file) {
      return file.getLocation();
    }
    if (config instanceof HttpConfig http && http.getUrl() != null) {
      URI url = http.getUrl();
      return url.getScheme() + "://" + url.getHost() + ":" + url.getPort();
    }
    return config.getClass().getSimpleName().replace("Config", "");
  }
}
