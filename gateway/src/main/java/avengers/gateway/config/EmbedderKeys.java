package avengers.gateway.config;

import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.ModelSource;
import avengers.embeddings.Pooling;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys of the embedder. */
record EmbedderKeys(PathKind paths) {
  private static final int QUEUE = 256;
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  Supplier<EmbedderConfig> ofFile(Section section, Names names) {
    var model = section.optional("model", paths.model(), new ModelSource.Bundled());
    var name = name(section, model);
    var serve = section.optional("serve", ScalarKind.truth(), true);
    if (serve.found().orElse(true)) {
      names.claim(name);
    }
    var maxTokens = section.optional("max-tokens",
        Quantity.wholeNumber(EmbedderConfig.MAX_TOKENS),
        EmbeddingModel.DEFAULT_MAX_TOKENS);
    var pooling = section.optional("pooling", new ChoiceKind<>(Pooling.class), Pooling.MEAN);
    var threads = section.optional("threads", Quantity.wholeNumber(EmbedderConfig.THREADS),
        Math.min(Runtime.getRuntime().availableProcessors(), EmbedderConfig.THREADS.max()));
    var queue = section.optional("queue", Quantity.wholeNumber(EmbedderConfig.QUEUE), QUEUE);
    var deadline = section.optional("deadline", Quantity.duration(EmbedderConfig.DEADLINE),
        DEADLINE);
    return () -> new EmbedderConfig(
        new EmbeddingModel(model.get(), pooling.get(), maxTokens.get()), name.get(), serve.get(),
        threads.get(), queue.get(), deadline.get());
  }

  /** The name that is given, or that of the model. */
  private static Entry<String> name(Section section, Entry<ModelSource> model) {
    Entry<Optional<String>> given = section.optional("name", ScalarKind.name());
    return new Entry<>(given.place(), given.found()
        .flatMap(name -> name.or(() -> model.found().map(EmbedderConfig::nameOf))));
  }
}
