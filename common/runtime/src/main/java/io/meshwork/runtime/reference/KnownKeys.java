package io.meshwork.runtime.reference;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys that this JVM has found to exist. Those that it hasn't found are looked up each time: they
 * may come to exist at any moment.
 */
final class KnownKeys {
  private static final Map<String, Cache<Object, Boolean>> CACHES = new ConcurrentHashMap<>();

  private KnownKeys() {}

  /**
   * The cache of a table.
   *
   * @param table the table, and the cluster that it is in
   */
  static Cache<Object, Boolean> of(String table, ReferenceSettings settings) {
    return CACHES.computeIfAbsent(
        table,
        name ->
            Caffeine.newBuilder()
                .maximumSize(settings.cachedKeys())
                .expireAfterWrite(settings.cachedFor())
                .build());
  }
}
