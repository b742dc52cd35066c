package io.meshwork.contract.standard;

import io.meshwork.contract.yaml.Yaml;
import io.meshwork.contract.yaml.YamlMap;
import java.util.function.Predicate;

/** A value whose inside the standard leaves open. */
record AnyShape(String words, Predicate<Yaml> condition) implements Shape {
  static final Shape ANY = new AnyShape("anything", v -> true);
  static final Shape MAP = new AnyShape("a map", YamlMap.class::isInstance);

  @Override
  public boolean accepts(Yaml value) {
    return condition.test(value);
  }
}
