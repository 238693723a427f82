package avengers.gateway.config;

import avengers.clustering.vote.BinomialTest;
import avengers.gateway.config.DoubtConfig.Consequence;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * The section that says when a verdict is uncertain and what follows, or the word {@code off}.
 *
 * @param base what holds for keys that are not given
 * @param spread how many samples there are
 * @param maxSamples the most that may be asked for
 * @param backends their models; unknown if the list has mistakes
 */
record DoubtKind(Optional<DoubtConfig> base,
    Spread spread,
    int maxSamples,
    Optional<Set<String>> backends) implements Kind<Supplier<Optional<DoubtConfig>>> {
  private static final double USUAL_LEVEL = 0.05;
  private static final Kind<Scalar> OFF = new ScalarKind<>("\"off\" or a mapping",
      scalar -> Optional.of(scalar).filter(s -> s.text().equals("off")), Scalar::describe);

  /** What follows from an uncertain verdict. */
  private enum Then {
    ANSWER,
    SAMPLE_MORE,
    ESCALATE,
    REFUSE;

    static Then of(Consequence consequence) {
      return switch (consequence) {
        case Consequence.Answer _ -> ANSWER;
        case Consequence.SampleMore _ -> SAMPLE_MORE;
        case Consequence.Escalate _ -> ESCALATE;
        case Consequence.Refuse _ -> REFUSE;
      };
    }
  }

  /** The keys of the section. */
  private record Keys(Entry<Double> level,
      Entry<Then> then,
      Entry<Optional<Integer>> most,
      Entry<Optional<String>> model) {}

  @Override
  public Optional<Supplier<Optional<DoubtConfig>>> read(Value value) {
    return value.node() instanceof MappingNode
        ? Optional.of(read(Section.of(value)))
        : OFF.read(value).map(off -> Optional::empty);
  }

  private Supplier<Optional<DoubtConfig>> read(Section section) {
    Keys keys = new Keys(
        section.optional("level", Quantity.decimal(DoubtConfig.LEVEL),
            base.map(DoubtConfig::level).orElse(USUAL_LEVEL)),
        section.optional("then", new ChoiceKind<>(Then.class),
            base.map(doubt -> Then.of(doubt.consequence())).orElse(Then.ANSWER)),
        section.optional("most-samples", Quantity.wholeNumber(new Range<>(1, maxSamples))),
        section.optional("model", new ModelName(backends)));
    Entry.requireChoice(keys.most(), "then", keys.then(), Then.SAMPLE_MORE);
    Entry.requireChoice(keys.model(), "then", keys.then(), Then.ESCALATE);
    checkModel(keys);
    checkSamples(keys);
    return () -> Optional.of(new DoubtConfig(keys.level().get(), consequence(keys)));
  }

  private void checkModel(Keys keys) {
    boolean escalates = keys.then().found().filter(Then.ESCALATE::equals).isPresent();
    if (escalates && keys.model().found().isPresent() && model(keys).isEmpty()) {
      keys.model().reject("this key is missing: the backend that answers instead");
    }
  }

  private void checkSamples(Keys keys) {
    boolean known = spread.isRead() && keys.level().found().isPresent()
        && keys.then().found().isPresent() && keys.most().found().isPresent();
    if (known) {
      boolean more = keys.then().get() == Then.SAMPLE_MORE;
      Consequence samples = more
          ? new Consequence.SampleMore(most(keys))
          : new Consequence.Answer();
      spread.mistake(new DoubtConfig(keys.level().get(), samples))
          .ifPresent(more ? keys.most()::reject : keys.level()::reject);
    }
  }

  private Consequence consequence(Keys keys) {
    return switch (keys.then().get()) {
      case ANSWER -> new Consequence.Answer();
      case SAMPLE_MORE -> new Consequence.SampleMore(most(keys));
      case ESCALATE -> new Consequence.Escalate(model(keys).orElseThrow());
      case REFUSE -> new Consequence.Refuse();
    };
  }

  /** As many again as were asked for at first, and as many as can pass. */
  private int most(Keys keys) {
    int usual = base.map(DoubtConfig::consequence)
        .map(known -> known instanceof Consequence.SampleMore(int most) ? most : 0)
        .filter(most -> most > 0)
        .orElseGet(() -> Math.min(maxSamples, Math.max(2 * spread.samples().get(),
            new BinomialTest(keys.level().get()).fewest())));
    return keys.most().get().orElse(usual);
  }

  private Optional<String> model(Keys keys) {
    return keys.model()
        .found()
        .flatMap(given -> given)
        .or(() -> base.map(DoubtConfig::consequence)
            .flatMap(known -> known instanceof Consequence.Escalate(String model)
                ? Optional.of(model)
                : Optional.empty()));
  }
}
