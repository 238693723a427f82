package avengers.gateway.answer;

import avengers.clustering.cluster.ExpectedCall;
import avengers.clustering.plan.CallCost;
import avengers.gateway.config.Price;
import avengers.gateway.openai.ChatRequest;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one call for a request costs. The worst case counts a token for every byte of the prompt,
 * and as many of the completion as the call is bounded to.
 *
 * @param capped whether the request may cost only so much, so that each call is given a bound
 * @param together how many choices share the prompt of a call; the costs are those of one
 */
record RequestCosts(ChatRequest request, boolean capped, int together) {
  /** Four times what is expected leaves nearly every answer whole. */
  private static final double ROOM = 4;
  private static final long LEAST_BOUND = 512;

  /** What a sample has in its body that the client's request has not. */
  private static final long ADDED_BYTES = 200;

  /** Of calls for one choice each. */
  RequestCosts(ChatRequest request, boolean capped) {
    this(request, capped, 1);
  }

  /** Of one call as the client sends it, without a bound that it does not give. */
  static RequestCosts unchanged(ChatRequest request) {
    return new RequestCosts(request, false, Math.toIntExact(request.n()));
  }

  /**
   * The most tokens of a completion: as the client says, else, where the cost is capped, with room
   * for an unusually long one; empty where nothing bounds it.
   */
  OptionalLong bound(ExpectedCall expected) {
    OptionalLong own = own();
    return own.isPresent() || !capped
        ? own
        : OptionalLong.of(Math.max(LEAST_BOUND,
            (long) Math.ceil(ROOM * expected.completionTokens().orElse(0))));
  }

  /** Some clients write -1 where they want no bound. */
  private OptionalLong own() {
    OptionalLong given = request.mostCompletionTokens();
    return given.isPresent() && given.getAsLong() > 0 ? given : OptionalLong.empty();
  }

  /** The cost of a call by the model's price; without one, as recorded. */
  CallCost of(Optional<Price> price, ExpectedCall expected) {
    OptionalDouble byPrice = price.isPresent() && expected.completionTokens().isPresent()
        ? OptionalDouble
            .of(dollars(price.get(), (double) request.promptTokens(), completion(expected)))
        : OptionalDouble.empty();
    return new CallCost(byPrice.isPresent() ? byPrice : expected.cost(),
        price.isPresent() ? most(price.get(), bound(expected)) : OptionalDouble.empty());
  }

  /** What is free needs no bound. */
  private OptionalDouble most(Price price, OptionalLong bound) {
    return bound.isPresent() || price.outputPerMillion() == 0
        ? OptionalDouble.of(dollars(price, (double) (request.mostPromptTokens() + ADDED_BYTES),
            (double) bound.orElse(0)))
        : OptionalDouble.empty();
  }

  private double completion(ExpectedCall expected) {
    return Math.min(expected.completionTokens().orElseThrow(),
        (double) own().orElse(Long.MAX_VALUE));
  }

  private double dollars(Price price, double prompt, double completion) {
    return (prompt / together * price.inputPerMillion() + completion * price.outputPerMillion())
        / 1e6;
  }
}
