package io.meshwork.contract;

/**
 * One thing that is wrong in a contract.
 *
 * @param file the contract file, as it was named to the reader
 * @param line the line of the offending text, counted from 1; 0 if the whole file is meant
 * @param message what is wrong, what is accepted, what to do next
 */
public record Problem(String file, int line, String message) {

  @Override
  public String toString() {
    return line == 0 ? message : "line " + line + ": " + message;
  }
}
