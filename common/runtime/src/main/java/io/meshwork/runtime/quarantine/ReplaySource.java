package io.meshwork.runtime.quarantine;

import io.meshwork.governance.quarantine.KeyRing;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;

/**
 * Where the content of quarantined records comes from.
 *
 * @param ring the keys; null without any
 * @param kafka properties of a client
 */
record ReplaySource(KeyRing ring, HashMap<String, String> kafka, Duration timeout)
    implements Serializable {

  Optional<KeyRing> keys() {
    return Optional.ofNullable(ring);
  }

  KafkaRecords records() {
    return KafkaRecords.of(kafka, timeout);
  }
}
