package avengers.gateway.backend;

import avengers.clustering.plan.Capabilities;
import avengers.clustering.plan.Need;
import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.Price;
import avengers.gateway.config.Secret;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.TokenUsage;
import avengers.gateway.openai.WholeAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
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

  private final BackendConfig config;
  private final SeveralChoices several = new SeveralChoices(System::nanoTime);
  private final LostCapabilities lost = new LostCapabilities(System::nanoTime);
  private final Reachability reachability = new Reachability(System::nanoTime);
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

  /** What its model is said to do. */
  public Capabilities configuredCapabilities() {
    return config.capabilities();
  }

  /** What its model is said to do, but for what it was seen not to. */
  public Capabilities capabilities() {
    return lost.without(config.capabilities());
  }

  /** Whether it is worth asking where others can be asked: it was not just out of reach. */
  public boolean isHealthy() {
    return reachability.isWorthTrying();
  }

  /** What its tokens cost, if known. */
  public Optional<Price> price() {
    return config.price();
  }

  /** Passes a request on that is of any service. The future never fails: failing is an outcome. */
  public Future<Outcome<WholeAnswer>> pass(Service service, RequestContent body, CallScope scope) {
    return call(service, body, scope, WholeAnswer::usage,
        (response, content) -> response.statusCode() == 200
            ? outcome(WholeAnswer.parse(service, content.getBytes()))
            : new Outcome.Failed<>(failure(response, content)));
  }

  /**
   * Asks for one whole chat completion. The future never fails: failing is an outcome.
   *
   * @param body asks for one choice, or as many as the client does
   */
  public Future<Outcome<ChatCompletion>> complete(RequestContent body, CallScope scope) {
    return call(Service.CHAT, body, scope, ChatCompletion::usage,
        (response, content) -> response.statusCode() == 200
            ? outcome(ChatCompletion.parse(content.getBytes()))
            : new Outcome.Failed<>(failure(response, content)));
  }

  /**
   * Asks for samples. What comes has at least one choice that has ended, whatever it says. The
   * future never fails.
   *
   * @param body asks for that many choices
   */
  public Future<Outcome<ChatCompletion>> sample(RequestContent body, int choices, CallScope scope) {
    return call(Service.CHAT, body, scope, ChatCompletion::usage, (response, content) -> {
      if (response.statusCode() == 200) {
        return outcome(ChatCompletion.read(content.getBytes()));
      }
      Failure failed = failure(response, content);
      return new Outcome.Failed<>(choices > 1 && failed.reason() == FailureReason.REJECTED
          && RejectedChoices.in(content)
              ? Failure.because(model(), FailureReason.SEVERAL_REJECTED)
              : failed);
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
   * Aborted when the scope is.
   */
  public Future<HttpClientResponse> open(Service service, RequestContent body, CallScope scope) {
    return client.request(options(service))
        .onSuccess(request -> reachability.reached())
        .onFailure(problem -> {
          if (CallFailure.isUnreachable(problem)) {
            reachability.notReached();
          }
        })
        .compose(request -> {
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
                  response -> response
                      .exceptionHandler(problem -> LOG.debug("a call ended", problem)));
        });
  }

  /** What a response that is not a success means. */
  public Failure failure(HttpClientResponse response, Buffer content) {
    FailureReason reason = FailureReason.ofStatus(response.statusCode());
    if (response.statusCode() == 400 || response.statusCode() == 422) {
      RejectedNeeds.in(content).stream().filter(lost::add).forEach(this::tellLost);
    }
    return new Failure(model(), reason, response.statusCode(),
        reason == FailureReason.REJECTED ? CallFailure.message(content) : Optional.empty(),
        Optional.ofNullable(response.getHeader("retry-after")));
  }

  private void tellLost(Need need) {
    LOG.info("the model '{}' says that it does not serve {}: it is not asked for it for the next {}"
        + " minutes", model(), need.words(), LostCapabilities.MEMORY.toMinutes());
  }

  private RequestOptions options(Service service) {
    return new RequestOptions().setMethod(HttpMethod.POST)
        .setAbsoluteURI(config.url() + service.path())
        .setFollowRedirects(false);
  }

  private <A> Outcome<A> outcome(Optional<A> answer) {
    return answer.<Outcome<A>>map(Outcome.Answered::new)
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
