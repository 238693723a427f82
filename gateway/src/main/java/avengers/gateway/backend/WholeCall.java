package avengers.gateway.backend;

import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A call to a backend whose answer comes whole.
 *
 * @param taken what an answer shows of what the call took
 * @param reader makes an outcome of a response and its body
 * @param <A> what it answers
 */
record WholeCall<A>(Vertx vertx,
    Backend backend,
    Function<A, Taken> taken,
    BiFunction<HttpClientResponse, Buffer, Outcome<A>> reader) {
  /**
   * Makes it. The future never fails: failing is an outcome.
   *
   * @param scope in which it is asked for
   */
  Future<Outcome<A>> make(Service service, RequestContent body, CallScope scope) {
    CallScope call = backend.callScope(scope);
    Intake intake = backend.intake(call.lifetime());
    return backend.account(service, body, call, scope)
        .map(account -> backend
            .inTime(answer(backend.open(service, body, call, account, () -> {}), intake), call)
            .otherwise(problem -> new Came<>(new Outcome.Failed<>(
                CallFailure.of(backend.model(), problem, call, scope)), Taken.NOTHING))
            .map(came -> ended(came, call, account, intake)))
        .orElseGet(() -> Future.succeededFuture(
            new Outcome.Failed<>(Failure.because(backend.model(), FailureReason.CAPPED))));
  }

  private Future<Came<A>> answer(Future<HttpClientResponse> head, Intake intake) {
    return head.compose(response -> isSomethingElse(response)
        ? Future.succeededFuture(noJson())
        : UpstreamBody.read(response, intake)
            .compose(content -> new JsonWork(vertx).on(content.length(),
                () -> Came.of(reader.apply(response, content), taken, response, content))));
  }

  /** Whether it says that it is no JSON: then there is no need to wait for the rest. */
  private static boolean isSomethingElse(HttpClientResponse response) {
    return response.statusCode() == 200 && !ContentType.of(response).mayBeJson();
  }

  private Came<A> noJson() {
    return new Came<>(
        new Outcome.Failed<>(Failure.because(backend.model(), FailureReason.MALFORMED)),
        Taken.NOTHING);
  }

  /** What came of a call, and what that shows of what it took. */
  private record Came<A>(Outcome<A> outcome, Taken taken) {
    static <A> Came<A> of(Outcome<A> outcome, Function<A, Taken> taken,
        HttpClientResponse response, Buffer content) {
      Taken known = switch (outcome) {
        case Outcome.Answered<A>(A answer) -> taken.apply(answer);
        case Outcome.Failed<A> _ -> Taken.NOTHING;
      };
      return new Came<>(outcome,
          response.statusCode() == 200 ? known.orSeenIn(content.getBytes()) : Taken.NOTHING);
    }
  }

  /** An answered call leaves its connection to the next one; a failed one may still run. */
  private static <A> Outcome<A> ended(Came<A> came, CallScope call, CallAccount account,
      Intake intake) {
    account.took(came.taken());
    switch (came.outcome()) {
      case Outcome.Answered<A> _ -> {
        account.answered(came.taken().choices());
        call.finish();
      }
      case Outcome.Failed<A>(Failure failed) -> {
        account.failed(failed.reason());
        call.abort();
        intake.release();
      }
    }
    return came.outcome();
  }
}
