package io.meshwork.quality;

import io.meshwork.quality.dqdl.AnalyzerText;
import io.meshwork.quality.dqdl.DqdlText;
import io.meshwork.quality.dqdl.RuleText;
import io.meshwork.quality.dqdl.Usages;
import io.meshwork.quality.kind.AnalyzerKind;
import io.meshwork.quality.kind.InvalidRule;
import io.meshwork.quality.kind.Kind;
import io.meshwork.quality.kind.Kinds;
import io.meshwork.quality.kind.Schema;
import io.meshwork.quality.kind.Subject;
import io.meshwork.quality.metric.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/** Compiles sources to rules, and collects every problem of all of them. */
final class SuiteCompiler {
  private static final Usages USAGES =
      new Usages() {
        @Override
        public Collection<String> ruleTypes() {
          return Kinds.rules();
        }

        @Override
        public Collection<String> analyzerTypes() {
          return Kinds.analyzers();
        }

        @Override
        public Optional<String> usage(String ruleType) {
          return Kinds.named(ruleType).map(Kind::usage);
        }

        @Override
        public Optional<String> refusal(String type) {
          return Kinds.refusal(type);
        }
      };

  private final Schema rows;
  private final Schema table;
  private final References references;
  private final List<Metric> analyzers = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, CompiledRule> rules = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  SuiteCompiler(StructType rows, StructType table, References references) {
    this.references = references;
    this.rows = Schema.ofRows(rows, table);
    this.table = Schema.ofTable(rows, table);
  }

  /** The rules in the order of the sources. */
  List<CompiledRule> compile(List<SuiteSource> sources) {
    sources.forEach(this::compile);
    if (!problems.isEmpty()) {
      throw new InvalidSuiteException(problems);
    }
    return List.copyOf(rules.values());
  }

  /** What the {@code Analyzers} sections ask to be measured. */
  List<Metric> analyzers() {
    return List.copyOf(analyzers);
  }

  /** What the {@code Metadata} sections say. */
  Map<String, String> metadata() {
    return Map.copyOf(metadata);
  }

  private void compile(SuiteSource source) {
    List<Problem> found = new ArrayList<>();
    DqdlText text = DqdlText.read(source.text(), source.firstLine(), USAGES);
    text.problems().forEach(p -> found.add(new Problem(source.file(), p.line(), p.message())));
    for (RuleText rule : text.rules()) {
      RuleCompiler compiler = new RuleCompiler(rows, table, references, source.file(), rule);
      compiler.compile().flatMap(this::add).ifPresent(found::add);
      found.addAll(compiler.problems());
    }
    metadata.putAll(text.metadata());
    text.analyzers()
        .forEach(a -> analyze(a).ifPresent(p -> found.add(problem(source, a.line(), p))));
    text.references().stream()
        .filter(r -> references.schema(r.name()).isEmpty())
        .forEach(
            r ->
                found.add(
                    problem(
                        source,
                        r.line(),
                        "DataSources: there is no data set \"%s\". Name one as DOMAIN.PRODUCT, DOMAIN.PRODUCT.TABLE or topic:NAME."
                            .formatted(r.name()))));
    found.sort(Comparator.comparingInt(Problem::line));
    problems.addAll(found);
  }

  private Optional<String> analyze(AnalyzerText text) {
    try {
      AnalyzerKind kind = (AnalyzerKind) Kinds.named(text.analyzer().getRuleType()).orElseThrow();
      analyzers.addAll(kind.metrics(new Subject(text.analyzer(), table, references)));
      return Optional.empty();
    } catch (InvalidRule e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Problem problem(SuiteSource source, int line, String message) {
    return new Problem(source.file(), line, message);
  }

  /** Results are told apart by the rules' ids. */
  private Optional<Problem> add(CompiledRule rule) {
    CompiledRule first = rules.putIfAbsent(rule.info().id(), rule);
    if (first == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            rule.info().file(),
            rule.info().line(),
            "a rule with the id '%s' stands already in %s, line %d. Remove one, or tell them apart: with id = \"...\""
                .formatted(rule.info().id(), first.info().file(), first.info().line())));
  }
}
