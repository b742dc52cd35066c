package io.meshwork.catalog;

import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A filter that writes a count as a part of another. */
record Ratio(BiFunction<Long, Long, String> format) implements Filter {

  @Override
  public Object apply(
      Object input,
      Map<String, Object> args,
      PebbleTemplate self,
      EvaluationContext context,
      int lineNumber) {
    return format.apply(Formats.whole(input), Formats.whole(args.get("whole")));
  }

  @Override
  public List<String> getArgumentNames() {
    return List.of("whole");
  }
}
