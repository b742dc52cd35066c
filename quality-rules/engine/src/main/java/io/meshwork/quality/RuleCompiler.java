package io.meshwork.quality;

import static org.apache.spark.sql.functions.expr;

import io.meshwork.quality.dqdl.RuleText;
import io.meshwork.quality.kind.ColumnPairs;
import io.meshwork.quality.kind.CompositeCheck;
import io.meshwork.quality.kind.DatasetCheck;
import io.meshwork.quality.kind.DatasetKind;
import io.meshwork.quality.kind.InvalidRule;
import io.meshwork.quality.kind.Kind;
import io.meshwork.quality.kind.Kinds;
import io.meshwork.quality.kind.RowCheck;
import io.meshwork.quality.kind.RowKind;
import io.meshwork.quality.kind.Schema;
import io.meshwork.quality.kind.Subject;
import io.meshwork.quality.sql.SchemaAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.glue.dqdl.model.DQRule;

/** Compiles one rule, with every problem of each of its parts. */
final class RuleCompiler {
  private static final String COMPOSITE = "Composite";

  private final Schema rows;
  private final Schema table;
  private final References references;
  private final String file;
  private final RuleText text;
  private final List<Problem> problems = new ArrayList<>();

  RuleCompiler(Schema rows, Schema table, References references, String file, RuleText text) {
    this.rows = rows;
    this.table = table;
    this.references = references;
    this.file = file;
    this.text = text;
  }

  List<Problem> problems() {
    return problems;
  }

  /** The rule; empty if there are problems. */
  Optional<CompiledRule> compile() {
    Tags tags = new Tags(text.tags());
    Scope scope = isOnRows(text.rule()) ? Scope.ROW : Scope.DATASET;
    problems.addAll(tags.problems(file, scope));
    Optional<CompiledRule> compiled =
        scope == Scope.ROW
            ? Optional.ofNullable(rowCheck(text.rule())).map(c -> onRows(tags, c))
            : Optional.ofNullable(datasetCheck(text.rule())).map(c -> onDataset(tags, c));
    return problems.isEmpty() ? compiled : Optional.empty();
  }

  private CompiledRule onRows(Tags tags, RowCheck check) {
    return new CompiledRule.OnRows(
        new RowRule(
            info(tags, Scope.ROW, check.columns()),
            expr(check.applies()),
            expr(check.passes()),
            check.message()));
  }

  private CompiledRule onDataset(Tags tags, DatasetCheck check) {
    List<String> columns = columns(text.rule()).distinct().toList();
    return new CompiledRule.OnDataset(info(tags, Scope.DATASET, columns), check);
  }

  private RuleInfo info(Tags tags, Scope scope, List<String> columns) {
    return new RuleInfo(
        tags.id().orElse(text.untagged()),
        text.text(),
        file,
        text.line(),
        text.rule().getRuleType(),
        columns,
        scope,
        tags.severity(),
        tags.action(scope),
        tags.dimension(dimension(text.rule())),
        tags.owner(),
        tags.description(),
        tags.tolerance());
  }

  /** Null if there are problems. */
  private RowCheck rowCheck(DQRule rule) {
    if (isComposite(rule)) {
      List<RowCheck> parts = rule.getNestedRules().stream().map(this::rowCheck).toList();
      return parts.stream().allMatch(Objects::nonNull)
          ? RowCheck.composite(rule.getOperator(), parts)
          : null;
    }
    return checked(
        new Subject(rule, rows, references),
        s -> RowCheck.of(((RowKind) kind(rule)).predicate(s), s.where()));
  }

  /** Null if there are problems. */
  private DatasetCheck datasetCheck(DQRule rule) {
    if (isComposite(rule)) {
      List<DatasetCheck> parts = rule.getNestedRules().stream().map(this::datasetCheck).toList();
      return parts.stream().allMatch(Objects::nonNull)
          ? new CompositeCheck(rule.getOperator(), parts)
          : null;
    }
    return checked(new Subject(rule, table, references), s -> single(kind(rule), s));
  }

  private static DatasetCheck single(Kind kind, Subject subject) {
    if (kind instanceof DatasetKind onDataset) {
      return onDataset.check(subject);
    }
    return RowCheck.share(
        ((RowKind) kind).predicate(subject),
        subject.where(),
        Optional.ofNullable(subject.rule().getThresholdCondition()));
  }

  /** Null if there are problems. */
  private <T> T checked(Subject subject, Function<Subject, T> compile) {
    Optional<String> where =
        subject.where().flatMap(new SchemaAnalyzer(subject.schema().columns())::problemOfCondition);
    where.ifPresent(p -> problem("the where clause: " + p));
    try {
      T compiled = compile.apply(subject);
      return where.isEmpty() ? compiled : null;
    } catch (InvalidRule e) {
      problem(e.getMessage());
      return null;
    }
  }

  private void problem(String message) {
    problems.add(new Problem(file, text.line(), message));
  }

  private static boolean isOnRows(DQRule rule) {
    if (isComposite(rule)) {
      return rule.getNestedRules().stream().allMatch(RuleCompiler::isOnRows);
    }
    return kind(rule) instanceof RowKind && rule.getThresholdCondition() == null;
  }

  private static boolean isComposite(DQRule rule) {
    return rule.getRuleType().equals(COMPOSITE);
  }

  /** A composite's is that of its first part. */
  private static Dimension dimension(DQRule rule) {
    return isComposite(rule) ? dimension(rule.getNestedRules().get(0)) : kind(rule).dimension();
  }

  private static Stream<String> columns(DQRule rule) {
    if (isComposite(rule)) {
      return rule.getNestedRules().stream().flatMap(RuleCompiler::columns);
    }
    return rule.getParameters().entrySet().stream().flatMap(p -> columns(p.getKey(), p.getValue()));
  }

  private static Stream<String> columns(String parameter, String value) {
    if (parameter.equals("PrimaryDatasetColumns")) {
      return ColumnPairs.names(value).stream();
    }
    return parameter.startsWith("TargetColumn") ? Stream.of(value) : Stream.of();
  }

  /** The reader has let only known rule types pass. */
  private static Kind kind(DQRule rule) {
    return Kinds.named(rule.getRuleType()).orElseThrow();
  }
}
