package io.meshwork.runtime.erase;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.spark.sql.Column;

/** What is kept of an entity's key once the entity is erased: the SHA-256 of both, in hex. */
final class KeyHash {
  private static final String BETWEEN = "\n";
  private static final int BITS = 256;

  private KeyHash() {}

  static String of(String entity, String key) {
    try {
      byte[] text = (entity + BETWEEN + key).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  /** The same of a column. */
  static Column of(String entity, Column key) {
    return sha2(concat(lit(entity + BETWEEN), key).cast("binary"), BITS);
  }
}
