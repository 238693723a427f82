package avengers.gateway.config;

import java.util.function.Supplier;

/** The keys of the section {@code cache}. */
final class CacheKeys {
  private CacheKeys() {}

  static Supplier<CacheConfig> read(Section section) {
    var maxSize = section.optional("max-size", Quantity.size(CacheConfig.MAX_SIZE),
        CacheConfig.USUAL.maxSize());
    var ttl = section.optional("ttl", Quantity.duration(CacheConfig.TTL), CacheConfig.USUAL.ttl());
    return () -> new CacheConfig(maxSize.get(), ttl.get());
  }
}
