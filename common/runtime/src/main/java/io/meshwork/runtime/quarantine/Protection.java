package io.meshwork.runtime.quarantine;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.Topic;
import io.meshwork.governance.quarantine.KeyRing;
import io.meshwork.runtime.Category;
import io.meshwork.runtime.MeshException;
import java.util.Locale;
import java.util.Optional;

/**
 * What is kept of the content of quarantined records, as the product's contract says.
 *
 * @param keys there if {@code kept} is ENCRYPT; otherwise those that older records may need
 */
record Protection(Topic.Quarantine kept, Optional<KeyRing> keys) {

  /**
   * @throws MeshException CONFIGURATION if the contract has records encrypted and there is no key
   */
  static Protection of(DataContract contract, QuarantineSettings settings) {
    Topic.Quarantine kept = contract.input().quarantine();
    if (kept == Topic.Quarantine.ENCRYPT && settings.keys().isEmpty()) {
      throw new MeshException(
          Category.CONFIGURATION,
          ("Cannot run %s: its contract has records in quarantine encrypted, and there is no key. Set"
                  + " the environment variable MESHWORK_QUARANTINE_KEY, or name a file in"
                  + " meshwork.quarantine.key-file. A new key: echo \"k1:$(openssl rand -base64 32)\"")
              .formatted(contract.product()));
    }
    return new Protection(kept, settings.keys());
  }

  /** As the column protection has it. */
  String word() {
    return kept.name().toLowerCase(Locale.ROOT);
  }

  boolean isPlain() {
    return kept == Topic.Quarantine.PLAIN;
  }
}
