package avengers.gateway.config;

import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Quality;
import java.util.Optional;

/** The keys that say how plans are made, but for the limits and the models. */
record DialKeys(Entry<Optional<Double>> quality,
    DialConfig base,
    Entry<Boolean> explain,
    Entry<Boolean> cache) {
  private static final Range<Double> DIAL = new Range<>(0.0, Quality.BEST.value());

  static DialKeys read(Section section, DialConfig base) {
    return new DialKeys(section.optional("quality", Quantity.decimal(DIAL)), base,
        section.optional("explain", ScalarKind.truth(), base.explain()),
        section.optional("cache", ScalarKind.truth(), base.cache()));
  }

  /**
   * Whether the numbers of samples and models stand: where they are given beside a quality, and
   * where no quality is given and they stood before.
   *
   * @param numbers whether one of them is given
   */
  boolean counted(boolean numbers) {
    return numbers || (!Entry.isGiven(quality) && base.counted());
  }

  DialConfig with(boolean counted, Caps caps, ModelsKeys models) {
    return new DialConfig(quality.get().map(Quality::new).or(base::quality), counted, caps,
        models.only().get(), explain.get(), cache.get());
  }
}
