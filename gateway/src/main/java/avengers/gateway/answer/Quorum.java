package avengers.gateway.answer;

import avengers.gateway.backend.Failure;
import avengers.gateway.config.QuorumConfig;
import avengers.gateway.config.QuorumConfig.Otherwise;
import avengers.gateway.openai.ApiError;
import java.util.List;
import java.util.Optional;

/**
 * Tells of an answer that came of fewer samples than it should. It says nothing of samples that
 * were not needed: only where some were lost, and no stopping rule had enough of them.
 *
 * @param planned samples, where there is no doubt
 */
record Quorum(QuorumConfig config, int planned) {
  static Quorum of(EnsemblePlan plan) {
    return new Quorum(plan.ensemble().quorum(), plan.voting().samples());
  }

  /** The error that the client gets, if there is to be no answer. */
  Optional<ApiError> error(Collected collected) {
    return config.otherwise() == Otherwise.ERROR && isMissed(collected)
        ? Optional.of(error(collected.progress()))
        : Optional.empty();
  }

  /**
   * What is said of an answer of too few samples, or of fewer than half of those that were asked
   * for; empty if there is nothing to say.
   */
  String degraded(Collected collected) {
    Progress progress = collected.progress();
    boolean few = isOver(collected) && 2 * came(progress) < progress.asked();
    return few || isMissed(collected)
        ? progress.lost().size() + " of " + progress.asked() + " samples lost"
        : "";
  }

  private boolean isMissed(Collected collected) {
    return isOver(collected) && came(collected.progress()) < needed();
  }

  private int needed() {
    return Math.min(config.samples(), planned);
  }

  /** Nothing more was to be had, and something was lost. */
  private static boolean isOver(Collected collected) {
    return !collected.progress().lost().isEmpty() && switch (collected.stoppedBy()) {
      case ALL, DEADLINE -> true;
      case DECIDED, ADAPTIVE, WINDOW, CERTAIN -> false;
    };
  }

  /** What says nothing at all is as good as lost. */
  private static int came(Progress progress) {
    return Math.toIntExact(
        progress.arrived().stream().filter(reply -> reply.choice().isWhole()).count());
  }

  private ApiError error(Progress progress) {
    List<Failure> failures = progress.failures();
    String message = "Only " + came(progress) + " of " + progress.asked() + " samples came, and "
        + needed() + " are needed: " + NoAnswer.words(failures) + ".";
    return ApiError.of(NoAnswer.kind(failures), message)
        .withCode("quorum_missed")
        .withRetryAfter(NoAnswer.retryAfter(failures));
  }
}
