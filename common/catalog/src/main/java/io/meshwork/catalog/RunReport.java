package io.meshwork.catalog;

import java.nio.file.Path;
import java.util.List;

/** The report of one run: one HTML file that needs no network, and the same as JSON. */
public final class RunReport {
  private RunReport() {}

  /**
   * Writes the page, whole or not at all, and its folder if need be.
   *
   * @param earlier other runs to compare with; those of other products, and later ones, are left
   *     aside
   */
  public static void write(RunRecord run, List<RunRecord> earlier, Path html) {
    RunPage.of(run, earlier).writeHtml(html);
  }

  static String page(RunRecord run, List<RunRecord> earlier) {
    return RunPage.of(run, earlier).html();
  }
}
