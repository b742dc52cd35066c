package io.meshwork.customer360.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value of a model's file. What is wrong with it joins the problems, and something harmless is
 * read in its place.
 *
 * @param path where it stands, such as {@code weights.SURNAME.levels[2].match}
 */
record ModelNode(String path, JsonNode json, List<String> problems) {
  static final String HASH = "[0-9a-f]{16}";

  /** The field of that name, which may be missing. */
  ModelNode at(String name) {
    return new ModelNode(path.isEmpty() ? name : path + "." + name, json.path(name), problems);
  }

  /** Refuses other fields than these, and what has no fields. */
  void allow(String... names) {
    if (!json.isObject()) {
      problem("an object");
      return;
    }
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!List.of(names).contains(name)) {
                at(name).wrong("is unknown; known are " + String.join(", ", names));
              }
            });
  }

  /** The fields of an object that may be missing. */
  Map<String, ModelNode> fields(String name) {
    ModelNode object = at(name);
    Map<String, ModelNode> fields = new LinkedHashMap<>();
    object.json().fieldNames().forEachRemaining(field -> fields.put(field, object.at(field)));
    if (!object.json().isMissingNode() && !object.json().isObject()) {
      object.problem("an object");
    }
    return fields;
  }

  /** The items of an array that may be missing. */
  Stream<ModelNode> optional(String name) {
    ModelNode array = at(name);
    if (!array.json().isMissingNode() && !array.json().isArray()) {
      array.problem("an array");
    }
    return array.items();
  }

  /** The items of an array of that length. */
  List<ModelNode> items(int length) {
    if (!json.isArray() || json.size() != length) {
      problem("an array of " + length);
      return List.of();
    }
    return items().toList();
  }

  private Stream<ModelNode> items() {
    return IntStream.range(0, json.size())
        .mapToObj(i -> new ModelNode(path + "[" + i + "]", json.get(i), problems));
  }

  /** A hash that is the name of this field. */
  String named(String name) {
    if (!name.matches(HASH)) {
      wrong("isn't named by 16 hexadecimal digits");
    }
    return name;
  }

  void is(String expected) {
    if (!json.asText().equals(expected)) {
      problem('"' + expected + '"');
    }
  }

  String text(String pattern, String accepted) {
    if (!json.isTextual() || !json.textValue().matches(pattern)) {
      problem(accepted);
      return "";
    }
    return json.textValue();
  }

  LocalDate date(LocalDate otherwise) {
    try {
      return LocalDate.parse(json.asText());
    } catch (DateTimeException e) {
      problem("a date such as 2026-01-31");
      return otherwise;
    }
  }

  long count() {
    if (!json.isIntegralNumber() || json.longValue() < 0) {
      problem("a whole number, 0 or more");
      return 0;
    }
    return json.longValue();
  }

  /** 0 where it is none. */
  double share() {
    if (!json.isNumber() || json.doubleValue() <= 0 || json.doubleValue() >= 1) {
      problem("a number between 0 and 1");
      return 0;
    }
    return json.doubleValue();
  }

  void problem(String accepted) {
    String found = json.isValueNode() ? "is " + json : "isn't " + accepted;
    wrong((json.isMissingNode() ? "is missing" : found) + ". Give " + accepted);
  }

  void wrong(String what) {
    problems.add((path.isEmpty() ? "The file" : path) + " " + what + ".");
  }
}
