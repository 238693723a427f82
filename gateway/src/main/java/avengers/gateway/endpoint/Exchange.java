package avengers.gateway.endpoint;

import avengers.clustering.plan.Caps;
import avengers.gateway.account.Recording;
import avengers.gateway.account.StoryJson;
import avengers.gateway.answer.WaitingTime;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.JsonWork;
import avengers.gateway.backend.Retries;
import avengers.gateway.config.Variant;
import avengers.gateway.config.Wishes;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ServerSentEvent;
import avengers.gateway.security.Client;
import avengers.gateway.security.Standing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One client's request from its arrival to the end of its response: its deadline, its calls to
 * backends, its times, and how it is counted. When the client leaves, its calls are aborted.
 */
final class Exchange {
  private static final String CLIENT_LEFT = "client_left";

  private final RoutingContext context;
  private final JsonWork json;
  private final RequestTrace trace;
  private final CallScope scope;
  private final WaitingTime time = new WaitingTime();
  private final GatewayMeters meters;
  private final Retries retries;
  private final List<Runnable> endings = new ArrayList<>();
  private Caps budget = Caps.NONE;
  private String model = "";
  private boolean ended;

  Exchange(Vertx vertx, RoutingContext context, Duration deadline, GatewayMeters meters,
      Retries retries) {
    this.context = context;
    this.json = new JsonWork(vertx);
    this.meters = meters;
    this.retries = retries;
    this.trace = RequestTrace.of(context);
    this.scope = CallScope.open(vertx, deadline, trace.id(), trace.client().name());
    trace.recording().spends(scope.ledger());
    keep(trace.client().caps());
    trace.standing().ifPresent(scope::paidBy);
    meters.requestStarted();
    trace.taken();
    trace.whenCutShort(scope::cutShort);
    context.addEndHandler(sent -> {
      if (sent.failed()) {
        end(CLIENT_LEFT);
      }
    });
  }

  /** Has it answered; a failure becomes the response. */
  void run(Callable<Future<Void>> answer) {
    Future.<Void>future(promise -> call(answer).onComplete(promise))
        .onSuccess(answered -> end("answered"))
        .onFailure(failure -> {
          end(outcome(failure));
          tellSpending();
          context.fail(failure);
        });
  }

  private static Future<Void> call(Callable<Future<Void>> answer) {
    try {
      return answer.call();
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  /** What fails when the head has left is the writing, as the client leaves. */
  private String outcome(Throwable failure) {
    return switch (failure) {
      case ApiException known when known.error().kind().status() < 500 -> "rejected";
      case IOException _ when response().headWritten() -> CLIENT_LEFT;
      default -> "failed";
    };
  }

  /** Tells in headers what calls took, if the head has not left yet. */
  void tellSpending() {
    if (!response().headWritten() && !response().closed()) {
      SpendingHeaders.of(recording()).forEach(response()::putHeader);
    }
  }

  /** Tells which model the client asks for, once that is known. */
  void asks(String name) {
    this.model = name;
    trace.asks(name, meters.label(name));
  }

  /** The model as it may be told: {@code other} if it is not configured. */
  String label() {
    return trace.model();
  }

  HttpServerResponse response() {
    return context.response();
  }

  /** Sends a whole answer, which is JSON. */
  Future<Void> answer(Buffer json) {
    tellSpending();
    return response().putHeader("content-type", "application/json").end(json);
  }

  /** A header of the request; empty if there is none. */
  String requestHeader(String name) {
    return Objects.requireNonNullElse(context.request().getHeader(name), "");
  }

  /**
   * What the request wants to be different from the configuration.
   *
   * @param body the object in its body
   * @param name what its model's name says
   */
  Wishes wishes(Optional<ObjectNode> body, Variant name) {
    Map<String, String> headers = new LinkedHashMap<>();
    context.request().headers().forEach(header -> {
      String key = header.getKey().toLowerCase(Locale.ROOT);
      if (key.startsWith(Wishes.HEADER)) {
        headers.merge(key.substring(Wishes.HEADER.length()), header.getValue(),
            (first, next) -> first + "," + next);
      }
    });
    return new Wishes(body, headers, name);
  }

  /** Who asks. */
  Client client() {
    return trace.client();
  }

  /** How the client stands that asks, once that is known. */
  Optional<Standing> standing() {
    return trace.standing();
  }

  /** What the client leaves it to take at most, whatever it wishes. */
  Caps caps() {
    return client().caps().and(budget);
  }

  /** It costs no more than what is left of its client's budget. */
  void spendAtMost(Caps left) {
    budget = left;
    scope.limit(left);
  }

  /** Dollars that were left of its client's budget; empty if there is none. */
  OptionalDouble budgetLeft() {
    return budget.cost();
  }

  /** Whether what is left of its client's budget is the tightest of all caps of its cost. */
  boolean isLimitedByBudget() {
    return budget.cost().isPresent() && scope.budget().caps().cost().equals(budget.cost());
  }

  /** Does this when it has ended. */
  void atEnd(Runnable action) {
    endings.add(action);
  }

  /** The request takes no more than this. Its time counts from its arrival. */
  void keep(Caps caps) {
    scope.limit(caps);
    caps.time().ifPresent(this::endsWithin);
  }

  /** The request takes no longer than its client says that it waits. */
  void keepTimeouts(boolean stream) {
    TimeoutHeaders.of(this::requestHeader, stream).ifPresent(this::endsWithin);
  }

  private void endsWithin(Duration time) {
    scope.shorten(time.minus(trace.age()));
  }

  /** The story within the answer, as the client reads it. */
  ObjectNode storySoFar() {
    return StoryJson.of(trace.recording().soFar(trace.asking(), time.total()), true);
  }

  /** The event of a stream that tells it. */
  String storyEvent() {
    return ServerSentEvent.of("avengers.story", storySoFar());
  }

  /** What becomes known of the request. */
  Recording recording() {
    return trace.recording();
  }

  /** Where an answer is read and written. */
  JsonWork json() {
    return json;
  }

  /** How its calls to backends are repeated. */
  Retries retries() {
    return retries;
  }

  CallScope scope() {
    return scope;
  }

  /** It is one backend's answer that the client gets, so that its limits are worth telling. */
  void passLimitsOn() {
    scope.onHead(headers -> {
      if (!ended) {
        RateLimitHeaders.pass(headers, response());
      }
    });
  }

  WaitingTime time() {
    return time;
  }

  /** The first byte of a stream is being sent. */
  void firstToken() {
    meters.firstToken(model, time.total());
    trace.recording().firstToken(time.total());
  }

  /** Whether it was answered, or the client has left. */
  boolean hasEnded() {
    return ended;
  }

  private void end(String outcome) {
    if (!ended) {
      ended = true;
      scope.abort();
      meters.requestEnded(model, outcome, time.total(), time.overhead());
      endings.forEach(Runnable::run);
      trace.recording().ends(outcome, time.overhead());
      trace.done();
    }
  }
}
