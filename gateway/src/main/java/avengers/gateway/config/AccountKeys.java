package avengers.gateway.config;

import java.util.Optional;
import java.util.function.Supplier;

/** The keys of what the gateway tells of requests. */
record AccountKeys(PathKind paths) {
  private static final RecentConfig USUAL = RecentConfig.USUAL;
  private static final long MAX_SIZE = 100L << 20;
  private static final int FILES = 5;

  Supplier<AccountConfig> read(Section server) {
    Optional<Supplier<AccessLogConfig>> accessLog = server.optionalSection("access-log")
        .map(this::accessLog);
    Supplier<RecentConfig> recent = recent(server.section("recent-requests"));
    return () -> new AccountConfig(accessLog.map(Supplier::get), recent.get());
  }

  private Supplier<AccessLogConfig> accessLog(Section section) {
    var file = section.required("file", paths.output());
    var texts = section.optional("texts", ScalarKind.truth(), false);
    var maxSize = section.optional("max-size", Quantity.size(AccessLogConfig.MAX_SIZE), MAX_SIZE);
    var files = section.optional("files", Quantity.wholeNumber(AccessLogConfig.FILES), FILES);
    return () -> new AccessLogConfig(file.get(), texts.get(), maxSize.get(), files.get());
  }

  private static Supplier<RecentConfig> recent(Section section) {
    var memory = section.optional("memory", Quantity.size(RecentConfig.MEMORY), USUAL.memory());
    var age = section.optional("age", Quantity.duration(RecentConfig.AGE), USUAL.age());
    var texts = section.optional("texts", ScalarKind.truth(), USUAL.texts());
    return () -> new RecentConfig(memory.get(), age.get(), texts.get());
  }
}
