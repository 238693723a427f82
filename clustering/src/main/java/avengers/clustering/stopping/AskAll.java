package avengers.clustering.stopping;

/** Asks for all samples at once, and waits for all of them. */
public record AskAll() implements StoppingRule {
  @Override
  public Step next(Interim interim) {
    if (!interim.unasked().isEmpty()) {
      return new Step.Ask(interim.unasked().getFirst());
    }
    return interim.outstanding().isEmpty() ? new Step.Stop() : new Step.Wait();
  }
}
