package io.meshwork.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the template of a run's page speaks about, under the names that it uses. */
final class RunPage {
  static final int BATCHES_SHOWN = 20;
  static final int RUNS_SHOWN = 10;

  private RunPage() {}

  static Map<String, Object> model(RunRecord run, List<RunRecord> others) {
    List<RunRecord> earlier = RunIndex.earlier(run, others);
    List<Step> steps = Step.of(run);
    List<Share> quarantine = Share.largestFirst(run.quarantinedByRule());
    List<Share> unknown = Share.largestFirst(run.unknownFields());
    Map<String, Object> model = new HashMap<>();
    model.put("run", run);
    model.put("headline", Headline.of(run));
    model.put("tone", Tone.of(run).style());
    model.put("advice", Advice.of(run));
    model.put("sums", Sum.of(run));
    model.put("groups", RuleGroup.of(run));
    model.put("quarantine", quarantine);
    model.put("quarantined", quarantined(run));
    model.put("filters", Share.largestFirst(run.filteredByRule()));
    model.put("unknown", unknown);
    model.put("steps", steps);
    model.put("longest", Step.longest(steps));
    model.put("batches", lastBatches(run));
    model.put("earlier", earlier.stream().limit(RUNS_SHOWN).toList());
    model.put("earlierRuns", earlier.size());
    model.put("changes", Changes.since(run, earlier));
    return model;
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
