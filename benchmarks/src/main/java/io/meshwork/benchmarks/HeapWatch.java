package io.meshwork.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The most that a garbage collection left in this JVM's heap while it was watched: what is in use,
 * and what this collection hadn't come to.
 */
final class HeapWatch implements NotificationListener, AutoCloseable {
  private static final double MIB = 1 << 20;

  private final List<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .toList();
  private final AtomicLong most = new AtomicLong();

  private HeapWatch() {}

  static HeapWatch begin() {
    HeapWatch watch = new HeapWatch();
    emitters().forEach(emitter -> emitter.addNotificationListener(watch, null, null));
    return watch;
  }

  double mostMib() {
    return most.get() / MIB;
  }

  @Override
  public void handleNotification(Notification notification, Object handback) {
    if (notification.getUserData() instanceof CompositeData data) {
      Map<String, MemoryUsage> after =
          GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc();
      long used = heapPools.stream().map(after::get).mapToLong(MemoryUsage::getUsed).sum();
      most.accumulateAndGet(used, Math::max);
    }
  }

  private static List<NotificationEmitter> emitters() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map((GarbageCollectorMXBean bean) -> (NotificationEmitter) bean)
        .toList();
  }

  @Override
  public void close() {
    for (NotificationEmitter emitter : emitters()) {
      try {
        emitter.removeNotificationListener(this);
      } catch (ListenerNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
