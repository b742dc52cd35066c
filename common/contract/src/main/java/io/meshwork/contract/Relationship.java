package io.meshwork.contract;

import java.util.Optional;

/**
 * A relationship as it is written.
 *
 * @param file the contract that it leads to; this one if there is none
 * @param object name or identifier of the table
 * @param property name or identifier of its column
 * @param prefix what stands before the value in the key
 * @param checked whether a value must be found there
 * @param line where the contract says it
 */
record Relationship(
    Optional<String> file,
    String object,
    String property,
    String prefix,
    boolean checked,
    int line) {
  private static final String ENDING = "(\\.odcs)?\\.yaml$";

  /** The file's name without its path and ending: NAME, or DOMAIN.NAME of another domain. */
  private Optional<String> name() {
    return file.map(f -> f.substring(f.lastIndexOf('/') + 1).replaceFirst(ENDING, ""));
  }

  /** Whether it leads to another domain, whose contracts aren't beside this one. */
  boolean leavesDomain() {
    return name().filter(n -> n.contains(".")).isPresent();
  }

  /**
   * The product that it leads to, by the file's name.
   *
   * @param domain this contract's domain
   * @param itself its product within the domain
   */
  String product(String domain, String itself) {
    return leavesDomain() ? name().orElseThrow() : domain + "." + name().orElse(itself);
  }
}
