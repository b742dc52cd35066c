package io.meshwork.sandbox.generator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Text made of the fields before it, such as {@code {account}-{n}}.
 *
 * @param template with {@code {field}} where a field's value goes, and {@code {n}} for the number
 *     of the entity's event, from 1
 */
record Written(String template) implements FieldSource {
  private static final String NUMBER = "n";

  @Override
  public Object value(Moment moment) {
    long number = (Long) moment.memory().getOrDefault(this, 1L);
    moment.memory().put(this, number + 1);
    Map<String, Object> values = new HashMap<>(moment.fields());
    values.put(NUMBER, number);
    return Text.fill(template, values);
  }

  @Override
  public Set<String> madeOf() {
    Set<String> fields = new HashSet<>(Text.names(template));
    fields.remove(NUMBER);
    return fields;
  }
}
