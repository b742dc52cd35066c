package io.meshwork.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One HTML file that needs nothing beside itself, and the same figures as JSON.
 *
 * @param template its template
 * @param content what it says; the templates call it {@code page}, and it is what the JSON has
 * @param words further variables of the template, for what only a page has
 * @param trends the trends that its script draws
 */
record Page(String template, Record content, Map<String, Object> words, List<Trend> trends) {
  private static final PebbleEngine ENGINE = engine();
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .build();

  /** Writes the page, whole or not at all, and its folder if need be. */
  void writeHtml(Path file) {
    write(file, html());
  }

  /** Writes the JSON in the same way. */
  void writeJson(Path file) {
    write(file, json());
  }

  String html() {
    Map<String, Object> model = new HashMap<>(words);
    model.put("page", content);
    model.put("groups", TrendGroup.of(trends));
    List<Trend> drawn = trends.stream().filter(Trend::isDrawn).toList();
    model.put("data", drawn.isEmpty() ? "" : embedded(drawn));
    model.put("charts", Charts.standard());
    StringWriter page = new StringWriter();
    try {
      ENGINE.getTemplate(template).evaluate(page, model, Locale.ENGLISH);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the page \"%s\"".formatted(template), e);
    }
    return page.toString();
  }

  String json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot make the JSON of \"%s\"".formatted(template), e);
    }
  }

  /** JSON that can stand in a script element: text can't end it. */
  private static String embedded(List<Trend> trends) {
    try {
      return JSON.writeValueAsString(trends)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot make the data of the charts", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft =
          Files.createTempFile(
              file.toAbsolutePath().getParent(), "." + file.getFileName(), ".draft");
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the report " + file, e);
    }
  }

  private static PebbleEngine engine() {
    ClasspathLoader templates = new ClasspathLoader(Page.class.getClassLoader());
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
