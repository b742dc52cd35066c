package io.meshwork.benchmarks;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic of the events, for those who need it empty. */
record EventsTopic(String bootstrapServers) {
  void renew() {
    delete();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      NewTopic topic = new NewTopic(Events.TOPIC, Events.PARTITIONS, (short) 1);
      done(admin.createTopics(Set.of(topic)).all());
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
        throw new IllegalStateException("The topic " + Events.TOPIC + " can't be made anew", e);
      }
    }
  }
}
