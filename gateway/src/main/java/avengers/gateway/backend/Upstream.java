package avengers.gateway.backend;

import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends calls to the replicas of one model. Each request is built from scratch: nothing of the
 * client's but the body and the request's id travels. Redirects are not followed.
 */
final class Upstream {
  private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);

  /** Replicas that one call tries to reach, as each may take its time to be found out of reach. */
  private static final int MOST_CONNECTS = 3;

  private final Vertx vertx;
  private final Replicas replicas;
  private final Entrance entrance;

  Upstream(Vertx vertx, Replicas replicas, Entrance entrance) {
    this.vertx = vertx;
    this.replicas = replicas;
    this.entrance = entrance;
  }

  /** One call, as it is handed from step to step. */
  private record Call(Service service, RequestContent body, CallScope scope, CallAccount account) {}

  /**
   * Sends a request when it is its turn, and gives the response as soon as its head is there,
   * whatever its status. Aborted when the scope is, also while it waits.
   *
   * @param letIn is told when it is the call's turn
   */
  Future<HttpClientResponse> open(Service service, RequestContent body, CallScope scope,
      CallAccount account, Runnable letIn) {
    Promise<HttpClientResponse> head = Promise.promise();
    scope.onAbort(() -> head.tryFail(new CancellationException()));
    entrance.enter(scope).compose(permit -> {
      account.onEnd(failure -> permit.giveBack(failure.isEmpty()));
      letIn.run();
      return sent(new Call(service, body, scope, account), 1);
    }).onSuccess(head::tryComplete).onFailure(head::tryFail);
    return head.future();
  }

  /** A replica that cannot be reached was sent nothing, so that another may be. */
  private Future<HttpClientResponse> sent(Call call, int attempt) {
    ReplicaCall at = begin(call);
    return at.connect(call.service().path())
        .compose(request -> send(request, at, call), problem -> {
          if (!CallFailure.isUnreachable(problem) || call.scope().ended()) {
            return Future.failedFuture(problem);
          }
          at.ended(Optional.of(FailureReason.UNREACHABLE), false);
          return attempt < MOST_CONNECTS && replicas.haveOther(call.scope().tried())
              ? sent(call, attempt + 1)
              : Future.failedFuture(problem);
        });
  }

  private ReplicaCall begin(Call call) {
    CallScope scope = call.scope();
    ReplicaCall at = replicas.begin(scope.tried());
    scope.tries(at.replica().name());
    call.account().onEnd(failure -> at.ended(failure, scope.lifetime().outerExpired()));
    return at;
  }

  private Future<HttpClientResponse> send(HttpClientRequest request, ReplicaCall at, Call call) {
    // Whoever waits for the response is told; without a handler Vert.x logs it as well.
    request.exceptionHandler(problem -> LOG.debug("a request ended early", problem));
    call.scope().onAbort(request::reset);
    if (call.scope().ended()) {
      return Future.failedFuture(new CancellationException());
    }
    request.putHeader("content-type", "application/json");
    request.putHeader("x-request-id", call.scope().requestId());
    return new Sending(vertx, request, call.body(), call.account()::sent).send()
        .map(response -> {
          at.head(response.statusCode(), Optional.ofNullable(response.getHeader("retry-after")));
          call.account().head(response.statusCode());
          call.scope().head(response.headers());
          // Whoever reads the response is told of its end; without a handler Vert.x logs it too.
          return response.exceptionHandler(problem -> LOG.debug("a call ended", problem));
        });
  }
}
