package io.meshwork.quality.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What one batch has been asked. If one task has all of its rows, the first question takes along
 * those that the batch before was asked: to start a job for each takes longer than they do.
 */
final class Answers {
  private final SparkSession spark;
  private final RDD<InternalRow> batch;
  private final Set<Question<?>> usual;
  private final Set<Question<?>> asked = new LinkedHashSet<>();
  private final Map<Question<?>, List<?>> known = new HashMap<>();
  private boolean isFirst = true;

  /**
   * @param usual what to expect
   */
  Answers(SparkSession spark, RDD<InternalRow> batch, Collection<Question<?>> usual) {
    this.spark = spark;
    this.batch = batch;
    this.usual = new LinkedHashSet<>(usual);
  }

  /** What the next batch may expect. */
  Set<Question<?>> asked() {
    return asked;
  }

  /** The answer, in one Spark job unless it is known already. */
  @SuppressWarnings("unchecked") // a question's answer has its type
  synchronized <T> List<T> of(Question<T> question) {
    if (isFirst && !usual.isEmpty()) {
      askAhead(question);
    }
    isFirst = false;
    List<T> answer = (List<T>) known.get(question);
    if (answer == null) {
      answer = question.over(spark, batch).collect();
    }
    asked.add(question); // only what can be answered is taken along next time
    return answer;
  }

  private void askAhead(Question<?> first) {
    Set<Question<?>> all = new LinkedHashSet<>(List.of(first));
    all.addAll(usual);
    List<Question<?>> questions = List.copyOf(all);
    try {
      Map<Question<?>, List<Object>> answers = new HashMap<>();
      questions.forEach(question -> answers.put(question, new ArrayList<>()));
      OneTask.of(questions.stream().<JavaRDD<?>>map(q -> q.over(spark, batch)).toList())
          .collect()
          .forEach(part -> answers.get(questions.get(part.work())).add(part.result()));
      known.putAll(answers);
    } catch (Exception e) { // Which of them fails is for whoever asks it; Scala declares none.
      if (e instanceof InterruptedException || Thread.currentThread().isInterrupted()) {
        throw e;
      }
    }
  }
}
