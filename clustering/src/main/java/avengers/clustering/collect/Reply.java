package avengers.clustering.collect;

import avengers.clustering.observation.Usage;

/** What a model replied, and what it took. */
public record Reply(String text, Usage usage) {}
