package io.meshwork.catalog;

import java.util.Arrays;
import java.util.List;

/**
 * Trends of one kind that can be drawn.
 *
 * @param open whether they are shown without being asked for
 */
record TrendGroup(String title, boolean open, List<Trend> trends) {
  private static final int FEW = 9;

  /** No empty group; all open where there are few charts. */
  static List<TrendGroup> of(List<Trend> trends) {
    List<Trend> drawn = trends.stream().filter(Trend::isDrawn).toList();
    return Arrays.stream(Trend.Kind.values())
        .map(
            kind ->
                new TrendGroup(
                    kind.title(),
                    kind.open() || drawn.size() <= FEW,
                    drawn.stream().filter(trend -> trend.kind() == kind).toList()))
        .filter(group -> !group.trends().isEmpty())
        .toList();
  }
}
