package io.meshwork.contract.yaml;

import java.util.List;

/** A list. */
public record YamlList(int line, List<Yaml> items) implements Yaml {

  public YamlList {
    items = List.copyOf(items);
  }

  @Override
  public String words() {
    return "a list";
  }
}
