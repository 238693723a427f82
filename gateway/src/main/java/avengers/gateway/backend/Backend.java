package avengers.gateway.backend;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.Secret;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.TokenUsage;
import avengers.gateway.openai.WholeAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model behind OpenAI's API. Each request to it is built from scratch: nothing of the client's
 * but the body and the request's id travels. Redirects are not followed.
 */
public final class Backend {
  private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

  private static final int CONNECT_MILLISECONDS = 5_000;

  /** Below the 5 s after which common model servers close an idle connection. */
  private static final int KEEP_ALIVE_SECONDS = 4;

  private static final int WAITING_PER_CONNECTION = 16;
  private static final int LEAVING_MILLISECONDS = 1_000;

  /** Seconds, or a date; clients get to see nothing else. */
  private static final Pattern RETRY_AFTER = Pattern.compile(
      "\\d{1,9}(\\.\\d{1,3})?|\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");

  private final BackendConfig config;
  private final SeveralChoices several = new SeveralChoices(System::nanoTime);
  private final HttpClient client;
  private final CallCounter counter;
  private final Vertx vertx;

  public Backend(Vertx vertx, BackendConfig config, GatewayMeters meters) {
    this.config = config;
    this.vertx = vertx;
    this.counter = new CallCounter(config, meters);
    this.client = vertx.createHttpClient(
        new HttpClientOptions().setConnectTimeout(CONNECT_MILLISECONDS)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
        new PoolOptions().setHttp1MaxSize(config.connections())
            .setMaxWaitQueueSize(config.connections() * WAITING_PER_CONNECTION));
  }

  /** The name that clients and the router file use. */
  public String model() {
    return config.model();
  }

  /** The name that the backend itself uses. */
  public String upstreamModel() {
    return config.upstreamModel();
  }

  /** Whether it can be asked for this. */
  public boolean serves(Service service) {
    return config.serves().contains(service);
  }

  /** Passes a request on that is of any service. The future never fails: failing is an outcome. */
  public Future<Outcome<WholeAnswer>> pass(Service service, RequestContent body, CallScope scope) {
    return call(service, body, scope, WholeAnswer::usage,
        (response, content) -> outcome(response, content,
            bytes -> WholeAnswer.parse(service, bytes)));
  }

  /**
   * Asks for one whole chat completion. The future never fails: failing is an outcome.
   *
   * @param body asks for one choice, or as many as the client does
   */
  public Future<Outcome<ChatCompletion>> complete(RequestContent body, CallScope scope) {
    return call(Service.CHAT, body, scope, ChatCompletion::usage,
        (response, content) -> outcome(response, content, ChatCompletion::parse));
  }

  /**
   * Asks for samples. What comes has at least one choice that has ended, whatever it says. The
   * future never fails.
   *
   * @param body asks for that many choices
   */
  public Future<Outcome<ChatCompletion>> sample(RequestContent body, int choices, CallScope scope) {
    return call(Service.CHAT, body, scope, ChatCompletion::usage, (response, content) -> {
      Outcome<ChatCompletion> outcome = outcome(response, content, ChatCompletion::read);
      return choices > 1 && outcome instanceof Outcome.Failed<ChatCompletion>(Failure why)
          && why.reason() == FailureReason.REJECTED && RejectedChoices.in(content)
              ? new Outcome.Failed<>(Failure.because(model(), FailureReason.SEVERAL_REJECTED))
              : outcome;
    });
  }

  /** Whether it is worth asking for several choices at once: it was not seen to give only one. */
  public boolean givesSeveral() {
    return several.worthAsking();
  }

  /** Remembers for a while that asking for several choices at once did not bring them. */
  public void gaveNotSeveral(String what) {
    if (several.failed()) {
      LOG.info("the model '{}' {}: it is asked for its samples one by one for the next {} minutes",
          model(), what, SeveralChoices.MEMORY.toMinutes());
    }
  }

  private <A> Future<Outcome<A>> call(Service service, RequestContent body, CallScope scope,
      Function<A, Optional<TokenUsage>> usage,
      BiFunction<HttpClientResponse, Buffer, Outcome<A>> reader) {
    long start = System.nanoTime();
    CallScope call = callScope(scope);
    return open(service, body, call).compose(response -> UpstreamBody.read(response)
        .compose(content -> new JsonWork(vertx)
            .on(content.length(), () -> reader.apply(response, content))))
        .timeout(call.patience(), TimeUnit.MILLISECONDS)
        .otherwise(problem -> new Outcome.Failed<>(Failure.because(model(),
            CallFailure.reason(problem, call, scope))))
        .onSuccess(outcome -> end(outcome, usage, call, start));
  }

  /** What counts the calls to this backend. */
  public CallCounter counter() {
    return counter;
  }

  /** The scope of one call to this backend, with its own time limit if it has one. */
  public CallScope callScope(CallScope request) {
    return request.within(config.timeout());
  }

  /**
   * Sends a request, and gives the response as soon as its head is there, whatever its status.
   * Aborted when the scope is, also while it waits for a connection.
   */
  public Future<HttpClientResponse> open(Service service, RequestContent body, CallScope scope) {
    Promise<HttpClientResponse> head = Promise.promise();
    scope.onAbort(() -> head.tryFail(new CancellationException()));
    connect(service, body, scope).onSuccess(head::tryComplete).onFailure(head::tryFail);
    return head.future();
  }

  private Future<HttpClientResponse> connect(Service service, RequestContent body,
      CallScope scope) {
    return client.request(options(service)).compose(request -> {
      // Whoever waits for the response is told; without a handler Vert.x logs it as well.
      request.exceptionHandler(problem -> LOG.debug("a request ended early", problem));
      scope.add(request);
      request.putHeader("content-type", "application/json");
      request.putHeader("user-agent", "avengers");
      request.putHeader("x-request-id", scope.requestId());
      config.apiKey()
          .map(Secret::reveal)
          .ifPresent(key -> request.putHeader("authorization", "Bearer " + key));
      // Whoever reads the response is told of its end; without a handler Vert.x logs it as well.
      return new Sending(vertx, request, body).send()
          .onSuccess(response -> scope.head(response.headers()))
          .map(
              response -> response.exceptionHandler(problem -> LOG.debug("a call ended", problem)));
    });
  }

  /** Leaves the connection to the next call, unless an answer that is whole does not end soon. */
  void leave(HttpClientResponse answered) {
    long timer = vertx.setTimer(LEAVING_MILLISECONDS, late -> answered.request().reset());
    answered.end().onComplete(ended -> vertx.cancelTimer(timer));
    answered.resume();
  }

  /** What a response that is not a success means. */
  public Failure failure(HttpClientResponse response, Buffer content) {
    FailureReason reason = FailureReason.ofStatus(response.statusCode());
    return new Failure(model(), reason, response.statusCode(),
        reason == FailureReason.REJECTED ? CallFailure.message(content) : Optional.empty(),
        Optional.ofNullable(response.getHeader("retry-after"))
            .filter(when -> RETRY_AFTER.matcher(when).matches()));
  }

  private RequestOptions options(Service service) {
    return new RequestOptions().setMethod(HttpMethod.POST)
        .setAbsoluteURI(config.url() + service.path())
        .setFollowRedirects(false);
  }

  private <A> Outcome<A> outcome(HttpClientResponse response, Buffer content,
      Function<byte[], Optional<A>> parse) {
    if (response.statusCode() != 200) {
      return new Outcome.Failed<>(failure(response, content));
    }
    return parse.apply(content.getBytes())
        .<Outcome<A>>map(Outcome.Answered::new)
        .orElseGet(() -> new Outcome.Failed<>(Failure.because(model(), FailureReason.MALFORMED)));
  }

  /** An answered call leaves its connection to the next one; a failed one may still run. */
  private <A> void end(Outcome<A> outcome, Function<A, Optional<TokenUsage>> usage, CallScope call,
      long start) {
    switch (outcome) {
      case Outcome.Answered(A answer) -> {
        call.finish();
        usage.apply(answer).ifPresent(counter::spent);
        counter.answered(start);
      }
      case Outcome.Failed(Failure failed) -> {
        call.abort();
        counter.failed(failed.reason(), start);
      }
    }
  }
}
