package io.meshwork.contract.standard;

import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Yaml;
import java.util.function.Supplier;

/** A shape that is defined later, so that shapes can contain themselves. */
record LaterShape(Supplier<Shape> shape) implements Shape {

  @Override
  public boolean accepts(Yaml value) {
    return shape.get().accepts(value);
  }

  @Override
  public String words() {
    return shape.get().words();
  }

  @Override
  public void inside(String name, Yaml value, Findings findings) {
    shape.get().inside(name, value, findings);
  }
}
