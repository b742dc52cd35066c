package io.meshwork.contract.standard;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Yaml;

/** One shape or another, of different kinds. */
record EitherShape(Shape one, Shape other) implements Shape {

  @Override
  public boolean accepts(Yaml value) {
    return one.accepts(value) || other.accepts(value);
  }

  @Override
  public String words() {
    return one.words() + " or " + other.words();
  }

  @Override
  public void inside(String name, Yaml value, Findings findings) {
    (one.accepts(value) ? one : other).inside(name, value, findings);
  }
}
