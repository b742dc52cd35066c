package io.meshwork.quality.kind;

import io.meshwork.quality.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import software.amazon.glue.dqdl.model.condition.Condition;
import software.amazon.glue.dqdl.model.condition.string.Keyword;
import software.amazon.glue.dqdl.model.condition.string.KeywordStringOperand;
import software.amazon.glue.dqdl.model.condition.string.StringBasedCondition;
import software.amazon.glue.dqdl.model.condition.string.StringOperand;
import software.amazon.glue.dqdl.model.condition.variable.VariableReferenceOperand;

/**
 * Conditions with quoted strings, with the keywords NULL, EMPTY and WHITESPACES_ONLY, and with
 * patterns.
 */
record StringValues() implements Values.Reader {
  /** DQDL's two escapes. A pattern keeps them: they mean the same in a regular expression. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\"\\\\])");

  private static final Map<Keyword, UnaryOperator<String>> BLANKS =
      Map.of(
          Keyword.EMPTY, column -> column + " = ''",
          Keyword.WHITESPACES_ONLY,
              column -> "%s RLIKE %s".formatted(column, Sql.text("\\A\\s+\\z")));

  private static final Map<Keyword, String> WORDS =
      Map.of(
          Keyword.NULL,
          "null",
          Keyword.EMPTY,
          "empty",
          Keyword.WHITESPACES_ONLY,
          "white space only");

  @Override
  public boolean reads(Condition condition) {
    return condition instanceof StringBasedCondition;
  }

  @Override
  public Values read(Subject subject, StructField column, Condition condition) {
    StringBasedCondition strings = (StringBasedCondition) condition;
    Operator operator = Operator.of(strings.getOperator());
    List<Keyword> keywords = keywords(strings.getOperands());
    List<String> texts = texts(strings.getOperands());
    boolean isPattern = operator == Operator.MATCHES || operator == Operator.NOT_MATCHES;
    checkType(subject, column, texts, isPattern || keywords.stream().anyMatch(BLANKS::containsKey));
    List<String> literals =
        isPattern ? List.of(Sql.text(wholly(texts.get(0)))) : literals(column, texts);
    return new Values(
        operator,
        UnaryOperator.identity(),
        literals.stream().<UnaryOperator<String>>map(l -> now -> l).toList(),
        keywords.stream().filter(BLANKS::containsKey).map(BLANKS::get).toList(),
        keywords.contains(Keyword.NULL),
        words(texts, keywords));
  }

  private static List<String> texts(List<StringOperand> operands) {
    List<String> texts = new ArrayList<>();
    for (StringOperand operand : operands) {
      if (operand instanceof VariableReferenceOperand variable) {
        throw new InvalidRule(
            "there is no variable \"%s\". Declare it before the rules: %1$s = [\"a\", \"b\"]"
                .formatted(variable.getVariableName()));
      }
      if (!(operand instanceof KeywordStringOperand)) {
        texts.add(operand.getOperand());
      }
    }
    return texts;
  }

  private static List<Keyword> keywords(List<StringOperand> operands) {
    return operands.stream()
        .filter(KeywordStringOperand.class::isInstance)
        .map(o -> Keyword.valueOf(o.formatOperand()))
        .toList();
  }

  private static void checkType(
      Subject subject, StructField column, List<String> texts, boolean onlyString) {
    boolean isString = column.dataType() instanceof StringType;
    boolean isTruth = column.dataType() instanceof BooleanType;
    if (isString || (!onlyString && texts.isEmpty())) {
      return;
    }
    if (!isTruth || onlyString) {
      throw subject.wrongType(column, "strings compare with a column of strings only");
    }
    if (!Set.of("true", "false").containsAll(texts)) {
      throw subject.wrongType(column, "compare it with \"true\" or \"false\"");
    }
  }

  private static List<String> literals(StructField column, List<String> texts) {
    if (column.dataType() instanceof BooleanType) {
      return texts;
    }
    return texts.stream().map(t -> Sql.text(ESCAPE.matcher(t).replaceAll("$1"))).toList();
  }

  /** The pattern for the whole value: DQDL's {@code matches} is not a search. */
  private static String wholly(String pattern) {
    return "\\A(?:" + RegularExpression.compiled(pattern).pattern() + ")\\z";
  }

  private static List<String> words(List<String> texts, List<Keyword> keywords) {
    List<String> words = new ArrayList<>();
    texts.forEach(t -> words.add("\"" + t + "\""));
    keywords.forEach(k -> words.add(WORDS.get(k)));
    return words;
  }
}
