package io.meshwork.benchmarks;

import io.meshwork.sandbox.generator.KafkaPublisher;
import io.meshwork.sandbox.generator.TopicSpec;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic of the events, for those who need it empty. */
record EventsTopic(String bootstrapServers) {
  /** Makes it anew, and returns when it takes records. */
  void renew() {
    delete();
    try (KafkaPublisher publisher = KafkaPublisher.to(bootstrapServers)) {
      if (!publisher.createTopic(new TopicSpec(Events.TOPIC, Events.PARTITIONS, Map.of()))) {
        throw new IllegalStateException("The topic " + Events.TOPIC + " is still there");
      }
    }
  }

  /** If there is one. */
  void delete() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      done(admin.deleteTopics(Set.of(Events.TOPIC)).all());
    }
  }

  private static void done(KafkaFuture<Void> answer) {
    try {
      answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw new IllegalStateException("The topic " + Events.TOPIC + " can't be deleted", e);
      }
    }
  }
}
