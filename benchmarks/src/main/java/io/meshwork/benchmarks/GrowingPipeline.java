package io.meshwork.benchmarks;

import java.util.Map;

/** The whole product over so many events; its memory is watched. */
final class GrowingPipeline implements Side {
  /** What a collection of garbage left at most. */
  static final String HEAP = "heap MiB";

  private final ProductPipeline product;
  private final Events events;
  private final String servers;
  private boolean isPublished;
  private double heap;

  GrowingPipeline(World world, Events events) {
    this.product =
        new ProductPipeline(
            "%,d".formatted(events.count()),
            world,
            events,
            world.contract(events.topic(), Contracts.eventsFrom(events.topic())));
    this.events = events;
    this.servers = world.bootstrapServers();
  }

  @Override
  public String name() {
    return product.name();
  }

  @Override
  public void prepare() {
    if (!isPublished) {
      events.publish(servers);
      isPublished = true;
    }
    product.prepare();
  }

  @Override
  public void run() {
    try (HeapWatch watch = HeapWatch.begin()) {
      product.run();
      heap = watch.mostMib();
    }
  }

  @Override
  public void verify() {
    product.verify();
  }

  @Override
  public long items(long usual) {
    return events.count();
  }

  @Override
  public Map<String, Double> figures() {
    return Map.of(HEAP, heap);
  }
}
