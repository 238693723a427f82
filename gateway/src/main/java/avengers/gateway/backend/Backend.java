package avengers.gateway.backend;

import avengers.clustering.plan.Capabilities;
import avengers.gateway.config.AnswersConfig;
import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.Price;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.WholeAnswer;
import avengers.gateway.replica.Tried;
import avengers.gateway.tls.CredentialWatch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A model behind OpenAI's API. Each request to it is built from scratch: nothing of the client's
 * but the body and the request's id travels. Redirects are not followed.
 */
public final class Backend {
  private static final int LEAVING_MILLISECONDS = 1_000;
  private static final int PATIENCE_MILLISECONDS = 10;

  private final BackendConfig config;
  private final Experience seen;
  private final Replicas replicas;
  private final Optional<CredentialWatch> certificates;
  private final Entrance entrance;
  private final Upstream upstream;
  private final CallCounter counter;
  private final Vertx vertx;
  private final AnswerRoom room;
  private final SafeMessage messages;

  /** A backend whose answers have room enough for themselves. */
  public Backend(Vertx vertx, BackendConfig config, GatewayMeters meters) {
    this(vertx, config, meters, new AnswerRoom(AnswersConfig.USUAL));
  }

  /** A backend whose answers share their room with those of others. */
  public Backend(Vertx vertx, BackendConfig config, GatewayMeters meters, AnswerRoom room) {
    this.config = config;
    this.seen = new Experience(config.model());
    this.room = room;
    this.messages = SafeMessage.of(config);
    this.vertx = vertx;
    this.counter = new CallCounter(meters);
    UpstreamTls tls = new UpstreamTls(vertx, config.tls());
    this.replicas = new Replicas(vertx, config, tls, meters.backends());
    this.certificates = tls.keep(config.model(), replicas, meters.tls());
    this.entrance = new Entrance(vertx, config, replicas, meters.backends());
    this.upstream = new Upstream(vertx, replicas, entrance);
  }

  /** How its replicas are. */
  public List<ReplicaReport> replicas() {
    return replicas.reports();
  }

  /** What it was made by. */
  public BackendConfig config() {
    return config;
  }

  /** The name that clients and the router file use. */
  public String model() {
    return config.model();
  }

  /** Looks whether its certificates have changed; ends when new ones are used. */
  public Future<Boolean> reloadCertificates() {
    return certificates.map(CredentialWatch::reload)
        .orElseGet(() -> Future.succeededFuture(false));
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
    return seen.without(config.capabilities());
  }

  /** Whether it is worth asking where others can be asked: any replica is. */
  public boolean isHealthy() {
    return replicas.anyWorthAsking();
  }

  /** Whether a call could go to a replica that was not tried, and is not left alone. */
  public boolean hasOther(Tried tried) {
    return replicas.haveOther(tried);
  }

  /** What its tokens cost, if known. */
  public Optional<Price> price() {
    return config.price();
  }

  /** Passes a request on that is of any service. The future never fails: failing is an outcome. */
  public Future<Outcome<WholeAnswer>> pass(Service service, RequestContent body, CallScope scope) {
    return new WholeCall<WholeAnswer>(vertx, this, answer -> Taken.reported(answer.usage()),
        (response, content) -> outcome(response, content,
            bytes -> WholeAnswer.parse(service, bytes)))
        .make(service, body, scope);
  }

  /**
   * Asks for one whole chat completion. The future never fails: failing is an outcome.
   *
   * @param body asks for one choice, or as many as the client does
   */
  public Future<Outcome<ChatCompletion>> complete(RequestContent body, CallScope scope) {
    return new WholeCall<>(vertx, this, Taken::by,
        (response, content) -> outcome(response, content, ChatCompletion::parse))
        .make(Service.CHAT, body, scope);
  }

  /**
   * Asks for samples. What comes has at least one choice that has ended, whatever it says. The
   * future never fails.
   *
   * @param body asks for one choice or several
   */
  public Future<Outcome<ChatCompletion>> sample(RequestContent body, CallScope scope) {
    return new WholeCall<ChatCompletion>(vertx, this, Taken::by, (response, content) -> {
      Outcome<ChatCompletion> outcome = outcome(response, content, ChatCompletion::read);
      return body.choices() > 1 && outcome instanceof Outcome.Failed<ChatCompletion>(Failure why)
          && why.reason() == FailureReason.REJECTED && RejectedField.SEVERAL_CHOICES.in(content)
              ? new Outcome.Failed<>(Failure.because(model(), FailureReason.SEVERAL_REJECTED))
              : outcome;
    }).make(Service.CHAT, body, scope);
  }

  /** Whether it is worth asking for several choices at once: it was not seen to give only one. */
  public boolean givesSeveral() {
    return seen.givesSeveral();
  }

  /** Remembers for a while that asking for several choices at once did not bring them. */
  public void gaveNotSeveral(String what) {
    seen.gaveNotSeveral(what);
  }

  /** What was seen of what it does not do. */
  Experience seen() {
    return seen;
  }

  /** Opens the account of a call; empty, and the call's scope is over, if that is capped. */
  Optional<CallAccount> account(Service service, RequestContent body, CallScope call,
      CallScope asker) {
    Optional<CallAccount> account = CallAccount.open(config, counter, service, body, call, asker);
    if (account.isEmpty()) {
      call.finish();
    }
    return account;
  }

  /** What an answer of this backend may take while it comes. */
  Intake intake(Lifetime call) {
    return new Intake(call, new AnswerClock(vertx, config.timeouts(), call), room);
  }

  /** The scope of one call to this backend, with its own time limit if it has one. */
  CallScope callScope(CallScope request) {
    return request.within(config.timeouts().total());
  }

  /**
   * Sends a request when it is its turn, and gives the response as soon as its head is there,
   * whatever its status. Aborted when the scope is, also while it waits.
   *
   * @param letIn is told when it is the call's turn
   */
  Future<HttpClientResponse> open(Service service, RequestContent body, CallScope scope,
      CallAccount account, Runnable letIn) {
    return upstream.open(service, body, scope, account, letIn);
  }

  /**
   * Waits for the end of a call a little longer than to its deadline, whose own timer is to come
   * first, and to tell what happened.
   */
  <T> Future<T> inTime(Future<T> call, CallScope scope) {
    return new Patience(vertx).with(call, scope.left().plusMillis(PATIENCE_MILLISECONDS));
  }

  /** Leaves the connection to the next call, unless an answer that is whole does not end soon. */
  void leave(HttpClientResponse answered) {
    long timer = vertx.setTimer(LEAVING_MILLISECONDS, late -> answered.request().reset());
    answered.end().onComplete(ended -> vertx.cancelTimer(timer));
    answered.resume();
  }

  /** What a response that is not a success means. */
  Failure failure(HttpClientResponse response, Buffer content) {
    FailureReason reason = FailureReason.ofStatus(response.statusCode());
    if (response.statusCode() == 400 || response.statusCode() == 422) {
      RejectedNeeds.in(content).forEach(seen::doesNotServe);
    }
    return new Failure(model(), reason, response.statusCode(),
        reason == FailureReason.REJECTED ? message(content) : Optional.empty(),
        RetryAfter.shown(Optional.ofNullable(response.getHeader("retry-after"))));
  }

  /** What it says is wrong with a request, if it says so as OpenAI would. */
  private Optional<String> message(Buffer content) {
    return Json.read(content.getBytes())
        .flatMap(tree -> messages.shown(tree.at("/error/message")));
  }

  /** What of its texts a client may read. */
  SafeMessage messages() {
    return messages;
  }

  /** Why what came with the status of a success is no answer: it may tell so itself. */
  Failure noAnswer(byte[] content) {
    return Json.readObject(content)
        .flatMap(tree -> ErrorEvent.in(tree, tree.path("type").asString(""), model(), messages))
        .orElseGet(() -> Failure.because(model(), FailureReason.MALFORMED));
  }

  private <A> Outcome<A> outcome(HttpClientResponse response, Buffer content,
      Function<byte[], Optional<A>> parse) {
    if (response.statusCode() != 200) {
      return new Outcome.Failed<>(failure(response, content));
    }
    byte[] bytes = content.getBytes();
    return parse.apply(bytes)
        .<Outcome<A>>map(Outcome.Answered::new)
        .orElseGet(() -> new Outcome.Failed<>(noAnswer(bytes)));
  }

  /** Lets go of all connections, when no request uses it any more: calls that run break off. */
  public Future<Void> close() {
    entrance.close();
    certificates.ifPresent(CredentialWatch::close);
    return replicas.close();
  }
}
