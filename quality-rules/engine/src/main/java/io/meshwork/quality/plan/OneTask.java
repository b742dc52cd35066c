package io.meshwork.quality.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.Dependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;

/** Several works that are done by one task, one after the other. */
final class OneTask extends RDD<OneTask.Part> {
  private static final long serialVersionUID = 1L;

  /**
   * @param work whose result it is
   * @param result one element of it
   */
  record Part(int work, Object result) implements Serializable {}

  /**
   * @param parts the one partition of each work
   */
  @SuppressWarnings("ArrayRecordComponent") // shipped, never compared
  private record Whole(int index, Partition[] parts) implements Partition {}

  private OneTask(List<RDD<?>> works) {
    super(
        works.get(0).sparkContext(),
        CollectionConverters.asScala(dependencies(works)).toSeq(),
        ClassTag.apply(Part.class));
  }

  static JavaRDD<Part> of(List<JavaRDD<?>> works) {
    List<RDD<?>> whole = new ArrayList<>();
    works.forEach(work -> whole.add(whole(work).rdd()));
    return new OneTask(whole).toJavaRDD();
  }

  private static JavaRDD<?> whole(JavaRDD<?> work) {
    return switch (work.getNumPartitions()) {
      case 0 -> JavaSparkContext.fromSparkContext(work.context()).parallelize(List.of(), 1);
      case 1 -> work;
      default -> work.coalesce(1);
    };
  }

  private static List<Dependency<?>> dependencies(List<RDD<?>> works) {
    return works.stream().<Dependency<?>>map(work -> new OneToOneDependency<>(work)).toList();
  }

  @Override
  public Partition[] getPartitions() {
    Partition[] parts =
        CollectionConverters.asJava(dependencies()).stream()
            .map(work -> work.rdd().partitions()[0])
            .toArray(Partition[]::new);
    return new Partition[] {new Whole(0, parts)};
  }

  @Override
  public scala.collection.Iterator<Part> compute(Partition whole, TaskContext context) {
    Partition[] parts = ((Whole) whole).parts;
    List<? extends Dependency<?>> works = CollectionConverters.asJava(dependencies());
    Iterator<Part> results =
        IntStream.range(0, works.size())
            .boxed()
            .flatMap(
                work ->
                    results(works.get(work).rdd(), parts[work], context)
                        .map(result -> new Part(work, result)))
            .iterator();
    return CollectionConverters.asScala(results);
  }

  private static Stream<?> results(RDD<?> rdd, Partition part, TaskContext context) {
    Iterator<?> results = CollectionConverters.asJava(rdd.iterator(part, context));
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED), false);
  }
}
