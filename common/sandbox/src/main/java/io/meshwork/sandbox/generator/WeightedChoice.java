package io.meshwork.sandbox.generator;

import java.util.List;

/** One of several values, each as often as its weight says. */
record WeightedChoice(List<Option> options, double totalWeight) implements FieldSource {
  record Option(Object value, double weight) {}

  WeightedChoice(List<Option> options) {
    this(List.copyOf(options), options.stream().mapToDouble(Option::weight).sum());
  }

  WeightedChoice {
    if (options.isEmpty() || !(totalWeight > 0)) {
      throw new IllegalArgumentException(
          "a choice needs at least one value and weights that sum up to more than 0.");
    }
  }

  @Override
  public Object value(Moment moment) {
    double left = moment.random().nextDouble(totalWeight);
    for (Option option : options) {
      left -= option.weight();
      if (left < 0) {
        return option.value();
      }
    }
    return options.get(options.size() - 1).value();
  }
}
