package io.meshwork.quality.profile;

import com.amazon.deequ.suggestions.ConstraintSuggestion;
import io.meshwork.quality.InvalidSuiteException;
import io.meshwork.quality.Outcome;
import io.meshwork.quality.RowCounts;
import io.meshwork.quality.RuleResult;
import io.meshwork.quality.Scope;
import io.meshwork.quality.Suite;
import io.meshwork.quality.SuiteSource;
import io.meshwork.quality.Surroundings;
import io.meshwork.quality.plan.BatchRows;
import io.meshwork.quality.profile.Proposal.Answer;
import io.meshwork.quality.profile.Proposal.Declined;
import io.meshwork.quality.profile.Proposal.Draft;
import io.meshwork.quality.profile.Proposal.Form;
import io.meshwork.quality.profile.Proposal.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Suggests a suite for a data set: Deequ's suggestions, written as DQDL and measured by the suite
 * itself on all rows. What doesn't hold there isn't suggested.
 */
public final class Suggestions {
  private static final String FILE = "suggested.dqdl";

  private final Setting setting;
  private final StructType schema;
  private final Set<String> leftOut = new LinkedHashSet<>();

  private Suggestions(Setting setting, StructType schema) {
    this.setting = setting;
    this.schema = schema;
  }

  /**
   * For whom to suggest.
   *
   * @param subject what the rules are for, as the file's first line says it
   * @param source where the rows are from, as a part of a sentence
   * @param rows the decoded record, of which row rules speak
   * @param table what lands, of which dataset rules speak
   * @param masked columns whose values must not be told
   * @param promises what is stated already
   */
  public record Setting(
      String subject,
      String source,
      StructType rows,
      StructType table,
      Set<String> masked,
      Promises promises) {
    public Setting {
      masked = Set.copyOf(masked);
    }
  }

  /**
   * @param rows records or landed rows, best persisted: they are read several times
   */
  public static SuggestedSuite of(Dataset<Row> rows, Setting setting) {
    return new Suggestions(setting, rows.schema()).suite(rows);
  }

  private SuggestedSuite suite(Dataset<Row> rows) {
    Profiler.Outcome outcome = Profiler.run(rows, setting.masked());
    List<SuggestedRule> rules = new ArrayList<>();
    outcome
        .deequ()
        .ifPresent(deequ -> rules.addAll(measured(drafts(outcome.profile(), deequ), rows)));
    String text = SuiteText.of(setting, outcome.profile(), rules, List.copyOf(leftOut));
    compiled(text); // What is written compiles, or isn't written.
    return new SuggestedSuite(outcome.profile(), rules, List.copyOf(leftOut), text);
  }

  private List<SuggestedRule> drafts(Profile profile, DeequRun deequ) {
    List<SuggestedRule> rules = new ArrayList<>();
    StructField[] fields = schema.fields();
    for (int i = 0; i < fields.length; i++) {
      Seen seen = new Seen(profile.columns().get(i), fields[i], profile.rows(), setting.promises());
      rules.addAll(drafts(seen, deequ.suggestions().getOrDefault(PlainColumns.name(i), List.of())));
    }
    return rules;
  }

  private List<SuggestedRule> drafts(Seen seen, List<ConstraintSuggestion> suggestions) {
    List<SuggestedRule> rules = new ArrayList<>();
    boolean isListed = false;
    for (ConstraintSuggestion suggestion : suggestions) {
      Proposal proposal = Proposals.of(suggestion.suggestingRule().getClass()).orElseThrow();
      if (isListed && (proposal instanceof MostlyOneOfValues || proposal instanceof OneLength)) {
        continue; // The list of all values says it already.
      }
      Optional<SuggestedRule> rule = rule(seen, suggestion, proposal.of(seen, suggestion));
      isListed |= proposal instanceof OneOfValues && rule.isPresent();
      rule.ifPresent(rules::add);
    }
    return rules;
  }

  private Optional<SuggestedRule> rule(Seen seen, ConstraintSuggestion suggestion, Answer answer) {
    if (answer instanceof Declined declined) {
      if (!declined.reason().isEmpty()) {
        leftOut.add(declined.reason() + ".");
      }
      return Optional.empty();
    }
    Draft draft = (Draft) answer;
    String origin = suggestion.suggestingRule().getClass().getSimpleName();
    for (Form form : draft.forms()) {
      SuggestedRule rule =
          new SuggestedRule(
              draft.id(), seen.name(), form.rule(), form.tolerance(), draft.evidence(), origin, "");
      if (compiles(rule)) {
        return Optional.of(rule);
      }
    }
    leftOut.add(
        draft.forms().get(0).rule() + ": neither the records nor the table have the column.");
    return Optional.empty();
  }

  private boolean compiles(SuggestedRule rule) {
    try {
      compiled(SuiteText.rules(List.of(rule)));
      return true;
    } catch (InvalidSuiteException e) {
      return false;
    }
  }

  private Suite compiled(String text) {
    return Suite.compile(List.of(new SuiteSource(FILE, 1, text)), setting.rows(), setting.table());
  }

  /** Those that hold for the rows, with what was measured. */
  private List<SuggestedRule> measured(List<SuggestedRule> rules, Dataset<Row> rows) {
    if (rules.isEmpty()) {
      return rules;
    }
    Suite suite = compiled(SuiteText.rules(rules));
    Map<String, RuleResult> results = new HashMap<>();
    suite
        .evaluate(
            rows,
            RowCounts.of(suite.rowRules(), BatchRows.of(rows)),
            Surroundings.at(Instant.now()))
        .results()
        .forEach(r -> results.put(r.id(), r));
    List<SuggestedRule> kept = new ArrayList<>();
    for (SuggestedRule rule : rules) {
      RuleResult result = results.get(rule.id());
      if (result.outcome() == Outcome.PASSED) {
        kept.add(with(rule, measurement(result)));
      } else {
        leftOut.add(rule.rule() + ": it doesn't hold here. " + measurement(result));
      }
    }
    return kept;
  }

  private static SuggestedRule with(SuggestedRule rule, String measured) {
    return new SuggestedRule(
        rule.id(),
        rule.column(),
        rule.rule(),
        rule.tolerance(),
        rule.evidence(),
        rule.origin(),
        measured);
  }

  private static String measurement(RuleResult result) {
    if (result.scope() == Scope.ROW) {
      return "%,d of %,d rows break it.".formatted(result.failing(), result.evaluated());
    }
    return result.value() == null
        ? result.message()
        : "%s is %s.".formatted(result.metric(), Dqdl.number(result.value()));
  }

  /** All rules counted in one pass. */
}
