package io.meshwork.catalog;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a profile: one HTML file that needs no network, no font and no script. */
public final class ProfileReport {
  private static final PebbleEngine ENGINE = engine();

  private ProfileReport() {}

  /** Writes the page, and its folder if need be. */
  public static void write(ProfileRecord profile, Path html) {
    try {
      Files.createDirectories(html.toAbsolutePath().getParent());
      Files.writeString(html, page(profile));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the profile of %s to %s".formatted(profile.product(), html), e);
    }
  }

  static String page(ProfileRecord profile) {
    List<ProfileColumn> columns = new ArrayList<>();
    profile
        .columns()
        .forEach(c -> columns.add(new ProfileColumn(c, columns.size() + 1, profile.rows())));
    StringWriter page = new StringWriter();
    try {
      ENGINE
          .getTemplate("profile")
          .evaluate(page, Map.of("profile", profile, "columns", columns), Locale.ENGLISH);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the profile of " + profile.product(), e);
    }
    return page.toString();
  }

  private static PebbleEngine engine() {
    ClasspathLoader templates = new ClasspathLoader(ProfileReport.class.getClassLoader());
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
