package avengers.gateway.endpoint;

import avengers.clustering.vote.Verdict;
import avengers.gateway.answer.EnsembleAnswer;
import avengers.gateway.answer.EnsembleAnswer.Result;
import avengers.gateway.answer.StopReason;
import avengers.gateway.backend.AnswerRoom;
import avengers.gateway.cache.AnswerCache;
import avengers.gateway.cache.CacheKey;
import avengers.gateway.cache.SharedAnswer;
import avengers.gateway.config.DialConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Sampling;
import avengers.gateway.metrics.CacheMeters;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RepeatableAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which requests share answers, and which answers they share.
 *
 * @param cache where answers are kept, if they are
 * @param room for large answers
 */
public record AnswerReuses(Vertx vertx,
    Optional<AnswerCache> cache,
    AnswerRoom room,
    CacheMeters meters) {
  /** The sharing of a request to an ensemble, as the request wants it. */
  Future<Reuse> of(Exchange exchange, EnsembleConfig ensemble, ChatRequest request) {
    boolean wanted = ensemble.dial()
        .cache()
        .orElseGet(() -> Sampling.of(ensemble, request).isDeterministic());
    return of(exchange, request, wanted,
        question -> CacheKey.of(exchange.client(), ensemble, question));
  }

  /** The sharing of a request to one model by its own name. */
  Future<Reuse> of(Exchange exchange, String model, DialConfig dial, ChatRequest request) {
    boolean wanted = dial.cache().orElseGet(() -> request.temperature().orElse(1) == 0);
    return of(exchange, request, wanted,
        question -> CacheKey.of(exchange.client(), model, dial, question));
  }

  private Future<Reuse> of(Exchange exchange, ChatRequest request, boolean wanted,
      Function<String, CacheKey> key) {
    if (cache.isEmpty() || !wanted) {
      return Future.succeededFuture(new Reuse.None());
    }
    return exchange.json()
        .on(request.length(), request::digest)
        .map(question -> new AnswerReuse(vertx, exchange, cache.get(), key.apply(question),
            room, meters));
  }

  /**
   * What others get of an ensemble's answer. It lasts if asking again would hardly bring a better
   * one.
   *
   * @throws ApiException if the client is refused
   */
  static SharedAnswer shared(EnsembleAnswer answer) {
    return switch (answer.result()) {
      case Result.Given given -> {
        RepeatableAnswer completion = RepeatableAnswer.of(given.body());
        yield new SharedAnswer(completion, AnswerHeaders.of(answer),
            completion.isWhole() && isSure(answer));
      }
      case Result.Refused refused -> throw new ApiException(refused.error());
    };
  }

  private static boolean isSure(EnsembleAnswer answer) {
    return answer.stoppedBy() != StopReason.DEADLINE && answer.degraded().isEmpty()
        && switch (answer.verdict()) {
          case Verdict.Majority _,Verdict.Tie _,Verdict.NotComparable _ -> true;
          case Verdict.Uncertain _,Verdict.NobodyAnswered _ -> false;
        };
  }
}
