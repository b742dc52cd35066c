package io.meshwork.catalog;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** The page of one run: one HTML file that needs no network, no font and no script. */
public final class RunReport {
  private static final PebbleEngine ENGINE = engine();

  private RunReport() {}

  /**
   * Writes the page, whole or not at all, and its folder if need be.
   *
   * @param earlier other runs to compare with; those of other products, and later ones, are left
   *     aside
   */
  public static void write(RunRecord run, List<RunRecord> earlier, Path html) {
    try {
      Files.createDirectories(html.toAbsolutePath().getParent());
      Path draft = html.resolveSibling("." + html.getFileName() + ".draft");
      Files.writeString(draft, page(run, earlier));
      Files.move(draft, html, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the report of %s to %s".formatted(run.run(), html), e);
    }
  }

  static String page(RunRecord run, List<RunRecord> earlier) {
    StringWriter page = new StringWriter();
    try {
      ENGINE.getTemplate("run").evaluate(page, RunPage.model(run, earlier), Locale.ENGLISH);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the report of " + run.run(), e);
    }
    return page.toString();
  }

  private static PebbleEngine engine() {
    ClasspathLoader templates = new ClasspathLoader(RunReport.class.getClassLoader());
    templates.setPrefix("io/meshwork/catalog");
    templates.setSuffix(".peb");
    return new PebbleEngine.Builder()
        .loader(templates)
        .extension(new Formats())
        .autoEscaping(true)
        .strictVariables(true)
        .build();
  }
}
