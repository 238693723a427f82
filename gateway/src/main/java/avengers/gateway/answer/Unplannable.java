package avengers.gateway.answer;

import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Need;
import avengers.clustering.plan.Planning;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The error of a request for which there is no plan. */
final class Unplannable {
  private static final MathContext SHOWN = new MathContext(3);

  private Unplannable() {}

  /**
   * What the client is told.
   *
   * @param planning is no plan
   */
  static ApiError error(Planning planning, List<Candidate> candidates) {
    return switch (planning) {
      case Planning.NobodyServes(Set<Need> needs) -> nobodyServes(needs);
      case Planning.ContextTooShort(long tokens, long longest) ->
        invalid("The request needs a context of about " + tokens
            + " tokens with its answer; the longest of a model that could serve it has " + longest
            + ".", "context_length_exceeded");
      case Planning.CapsTooTight(Caps caps) -> tooTight(caps, candidates);
      case Planning.Planned _ -> throw new IllegalArgumentException("there is a plan");
    };
  }

  private static ApiError nobodyServes(Set<Need> needs) {
    String words = needs.stream().sorted().map(Need::words).collect(Collectors.joining(" and "));
    return invalid(words.isEmpty()
        ? "There is no model that may be asked."
        : "No model that may be asked serves " + words + ".", "no_capable_model");
  }

  private static ApiError tooTight(Caps caps, List<Candidate> candidates) {
    String why = caps.cost().isPresent()
        ? "max_cost " + shown(caps.cost().getAsDouble()) + least(candidates)
        : "max_samples " + caps.samples().orElse(0) + " allows no call.";
    return invalid("No plan keeps the caps: " + why, "caps_too_tight");
  }

  private static String least(List<Candidate> candidates) {
    double least = candidates.stream()
        .flatMapToDouble(model -> model.cost().most().stream())
        .min()
        .orElse(Double.NaN);
    return Double.isNaN(least)
        ? " can only be kept by models whose price is known, and there is none."
        : " is less than what one call may cost, which is up to " + shown(least)
            + " of the cheapest model.";
  }

  private static String shown(double dollars) {
    return BigDecimal.valueOf(dollars).round(SHOWN).stripTrailingZeros().toPlainString();
  }

  private static ApiError invalid(String message, String code) {
    return ApiError.of(ErrorKind.INVALID_REQUEST, message).withCode(code);
  }
}
