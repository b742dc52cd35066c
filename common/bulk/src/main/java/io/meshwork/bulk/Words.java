package io.meshwork.bulk;

import java.util.List;

/**
 * What the process says of itself in its log, among the lines of Cassandra, which may have keys of
 * rows in them.
 */
public final class Words {
  private static final String MARK = "meshwork-bulk: ";
  private static final int LAST = 3;

  private Words() {}

  static void say(String words) {
    System.err.println(MARK + words);
  }

  /**
   * The last lines that the process said of itself. One that never came to say anything has only
   * the JVM's own lines, which are why it didn't.
   *
   * @param log all lines of its log
   */
  public static List<String> last(List<String> log) {
    List<String> said =
        log.stream()
            .filter(line -> line.startsWith(MARK))
            .map(line -> line.substring(MARK.length()))
            .toList();
    List<String> lines = said.isEmpty() ? log.stream().filter(l -> !l.isBlank()).toList() : said;
    return lines.subList(Math.max(0, lines.size() - LAST), lines.size());
  }
}
