package io.meshwork.governance.quarantine;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The keys of the quarantine: AES-256-GCM, each with an id. The first one encrypts; all decrypt, so
 * an old key stays behind the new one for as long as records under it are kept.
 */
public final class KeyRing implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int KEY_BYTES = 32;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String FORM =
      "Keys are written ID:BASE64, one a line or with commas between, each of 32 random bytes:"
          + " echo \"k1:$(openssl rand -base64 32)\"";

  private final LinkedHashMap<String, byte[]> keys;

  private KeyRing(LinkedHashMap<String, byte[]> keys) {
    this.keys = keys;
  }

  /** Content under a key. */
  public record Sealed(String keyId, byte[] bytes) {}

  /**
   * Reads a file of keys.
   *
   * @throws KeyRingException if it can't be read or isn't well-formed
   */
  public static KeyRing read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new KeyRingException(
          file + " can't be read (" + e.getClass().getSimpleName() + "). " + FORM);
    }
  }

  /**
   * Reads keys, one a line or with commas between.
   *
   * @throws KeyRingException if they aren't well-formed
   */
  public static KeyRing parse(String text) {
    LinkedHashMap<String, byte[]> keys = new LinkedHashMap<>();
    for (String line : text.split("[,\\s]+")) {
      if (!line.isEmpty()) {
        add(line, keys);
      }
    }
    if (keys.isEmpty()) {
      throw new KeyRingException("there is no key. " + FORM);
    }
    return new KeyRing(keys);
  }

  private static void add(String line, Map<String, byte[]> keys) {
    int colon = line.indexOf(':');
    String id = colon < 0 ? "" : line.substring(0, colon);
    int number = keys.size() + 1;
    if (!ID.matcher(id).matches()) {
      throw new KeyRingException("key " + number + " has no id. " + FORM);
    }
    if (keys.putIfAbsent(id, decoded(line.substring(colon + 1), number)) != null) {
      throw new KeyRingException("two keys have the id " + id + ". " + FORM);
    }
  }

  private static byte[] decoded(String base64, int number) {
    byte[] key = new byte[0];
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Its message would quote the key; the length says enough.
    }
    if (key.length != KEY_BYTES) {
      throw new KeyRingException("key " + number + " isn't 32 bytes in Base64. " + FORM);
    }
    return key;
  }

  /** Encrypts a record's content with the first key, bound to the product and the record. */
  public Sealed seal(RecordContent content, String product, RecordAddress record) {
    String id = keys.keySet().iterator().next();
    try {
      return new Sealed(id, cipher(id).encrypt(content.bytes(), binding(product, record)));
    } catch (GeneralSecurityException e) {
      throw new KeyRingException("the key " + id + " can't encrypt: " + e.getMessage());
    }
  }

  /**
   * Decrypts a record's content.
   *
   * @throws KeyRingException if the key isn't on the ring, or the content was made under another
   *     key or for another record, or was changed
   */
  public RecordContent open(Sealed content, String product, RecordAddress record) {
    if (!keys.containsKey(content.keyId())) {
      throw new KeyRingException(
          "record %s is encrypted with the key %s, which isn't among those given: %s."
              .formatted(record, content.keyId(), String.join(", ", keys.keySet())));
    }
    try {
      return RecordContent.of(
          cipher(content.keyId()).decrypt(content.bytes(), binding(product, record)));
    } catch (GeneralSecurityException e) {
      throw new KeyRingException(
          "record %s doesn't open with the key %s: it was encrypted with another key of this id, or changed since."
              .formatted(record, content.keyId()));
    }
  }

  private AesGcmJce cipher(String id) throws GeneralSecurityException {
    return new AesGcmJce(keys.get(id));
  }

  /** What is encrypted for one record can't be passed off as another's. */
  private static byte[] binding(String product, RecordAddress record) {
    return (product + " " + record).getBytes(StandardCharsets.UTF_8);
  }

  /** The ids alone. */
  @Override
  public String toString() {
    return "keys " + keys.keySet();
  }
}
