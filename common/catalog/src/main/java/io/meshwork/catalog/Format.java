package io.meshwork.catalog;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A filter without arguments; {@code absent} stands for an empty value. */
record Format(Function<Object, Object> format, Object absent) implements Filter {

  Format(Function<Object, Object> format) {
    this(format, "");
  }

  @Override
  public Object apply(
      Object input,
      Map<String, Object> args,
      PebbleTemplate self,
      EvaluationContext context,
      int lineNumber) {
    Optional<Object> value = Formats.optional(input).map(format);
    return value.orElse(absent);
  }

  @Override
  public List<String> getArgumentNames() {
    return List.of();
  }
}
