package avengers.embeddings;

import java.util.Map;

/** What DJL is told before it loads anything: stay offline, report nothing, keep to our folder. */
final class DjlSettings {
  static final String ENGINE = "OnnxRuntime";

  /** DJL reads the second entry only where the first is present. */
  static final Map<String, String> ONE_THREAD = Map.of("interOpNumThreads", "1",
      "intraOpNumThreads", "1");

  private DjlSettings() {}

  /** DJL takes these as system properties only, so they hold for the whole process. */
  static void apply(CacheFolder cache) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("DJL_CACHE_DIR", cache.resolve("djl").toString());
    System.setProperty("ENGINE_CACHE_DIR", cache.resolve("djl").toString());
  }
}
