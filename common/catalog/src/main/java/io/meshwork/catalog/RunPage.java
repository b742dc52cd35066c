package io.meshwork.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The page of one run. */
final class RunPage {
  static final int BATCHES_SHOWN = 20;
  static final int RUNS_SHOWN = 10;

  private RunPage() {}

  /**
   * @param others runs to compare with; those of other products, and later ones, are left aside
   */
  static Page of(RunRecord run, List<RunRecord> others) {
    List<RunRecord> earlier = RunIndex.earlier(run, others);
    RunContent content = RunContent.of(run, earlier);
    return new Page("run", content, words(run, earlier), content.trends());
  }

  private static Map<String, Object> words(RunRecord run, List<RunRecord> earlier) {
    List<Step> steps = Step.of(run);
    Map<String, Object> words = new HashMap<>();
    words.put("run", run);
    words.put("verdict", Headline.of(run));
    words.put("advice", Advice.of(run));
    words.put("sums", Sum.of(run));
    words.put("failing", RuleGroup.failing(run));
    words.put("passing", RuleGroup.passing(run));
    words.put("quarantined", quarantined(run));
    words.put("filters", Share.largestFirst(run.filteredByRule()));
    words.put("unknown", Share.largestFirst(run.unknownFields()));
    words.put("steps", steps);
    words.put("longest", Step.longest(steps));
    words.put("batches", lastBatches(run));
    words.put("earlier", earlier.stream().limit(RUNS_SHOWN).toList());
    words.put("earlierRuns", earlier.size());
    return words;
  }

  private static long quarantined(RunRecord run) {
    long landedWith = run.counts().quarantined();
    long attempted = run.blocked().map(batch -> batch.counts().quarantined()).orElse(0L);
    return Math.max(landedWith, attempted);
  }

  private static List<BatchRecord> lastBatches(RunRecord run) {
    if (run.batches().size() < 2) {
      return List.of();
    }
    List<BatchRecord> newestFirst = new ArrayList<>(run.batches());
    Collections.reverse(newestFirst);
    return newestFirst.stream().limit(BATCHES_SHOWN).toList();
  }
}
