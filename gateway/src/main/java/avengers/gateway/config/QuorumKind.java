package avengers.gateway.config;

import avengers.gateway.config.QuorumConfig.Otherwise;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * The quorum of an ensemble: a number of samples, or a section that says what follows otherwise,
 * too.
 *
 * @param base what holds for keys that are not given
 */
record QuorumKind(QuorumConfig base) implements Kind<Supplier<QuorumConfig>> {
  private static final Kind<Integer> NUMBER = Quantity.wholeNumberOr(EnsembleConfig.SAMPLES,
      "a mapping");

  @Override
  public Optional<Supplier<QuorumConfig>> read(Value value) {
    return value.node() instanceof MappingNode
        ? Optional.of(read(Section.of(value)))
        : NUMBER.read(value).map(number -> () -> new QuorumConfig(number, base.otherwise()));
  }

  private Supplier<QuorumConfig> read(Section section) {
    var samples = section.optional("samples", Quantity.wholeNumber(EnsembleConfig.SAMPLES),
        base.samples());
    var otherwise = section.optional("otherwise", new ChoiceKind<>(Otherwise.class),
        base.otherwise());
    return () -> new QuorumConfig(samples.get(), otherwise.get());
  }
}
