package io.meshwork.sandbox.generator;

import java.util.Optional;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What the broker has said of the records that were sent. Of a refusal it tells at once, while a
 * flush would wait for what follows the refused one: that is sent again for minutes.
 */
final class Acknowledgements implements Callback {
  private long taken;
  private Exception refusal;

  @Override
  public synchronized void onCompletion(RecordMetadata metadata, Exception error) {
    if (error == null) {
      taken++;
    } else if (refusal == null) {
      refusal = error;
    }
    notifyAll();
  }

  /** Why a record was refused, the first of them; empty if none was so far. */
  synchronized Optional<Exception> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Waits until the broker has so many records, or has refused one. */
  synchronized void await(long records) throws InterruptedException {
    while (taken < records && refusal == null) {
      wait();
    }
  }
}
