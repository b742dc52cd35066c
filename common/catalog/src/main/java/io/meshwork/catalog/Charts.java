package io.meshwork.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;

/**
 * What draws the charts inside a page: the library uPlot, from its web jar with its licence, and
 * the script that hands it the page's trends.
 *
 * @param script to stand in one script element, as it is
 * @param hash of the script, for the page's content security policy
 * @param style the library's style sheet
 */
record Charts(String script, String hash, String style) {
  private static final String WEB_JARS = "META-INF/maven/org.webjars.npm/uplot/pom.properties";
  private static final Charts STANDARD = read();

  static Charts standard() {
    return STANDARD;
  }

  private static Charts read() {
    String library = "META-INF/resources/webjars/uplot/" + version();
    String script =
        "/*!\n"
            + text(library + "/LICENSE")
            + "*/\n"
            + text(library + "/dist/uPlot.iife.min.js")
            + text("io/meshwork/catalog/charts.js");
    if (script.toLowerCase(Locale.ROOT).contains("</script")) {
      throw new IllegalStateException(
          library + " can't stand in a page: it has a closing script tag");
    }
    return new Charts(script, hash(script), text(library + "/dist/uPlot.min.css"));
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = resource(WEB_JARS)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + WEB_JARS, e);
    }
    return properties.getProperty("version");
  }

  private static String text(String name) {
    try (InputStream in = resource(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = Charts.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IOException("it is not on the class path");
    }
    return in;
  }

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
