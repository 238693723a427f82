package avengers.gateway.config;

import java.util.function.Supplier;

/** The keys of the section {@code answers}. */
final class AnswersKeys {
  private AnswersKeys() {}

  static Supplier<AnswersConfig> read(Section section) {
    var maxSize = section.optional("max-size", Quantity.size(AnswersConfig.MAX_SIZE),
        AnswersConfig.USUAL.maxSize());
    var memory = section.optional("memory", Quantity.size(AnswersConfig.MEMORY));
    return () -> new AnswersConfig(maxSize.get(), memory.get());
  }
}
