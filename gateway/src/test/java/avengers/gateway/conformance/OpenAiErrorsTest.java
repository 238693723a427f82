package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import avengers.clustering.plan.Caps;
import avengers.gateway.config.BudgetConfig;
import avengers.gateway.config.ClientLimits;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.Sleeper;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnexpectedStatusCodeException;
import com.openai.errors.UnprocessableEntityException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.models.Model;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every failure is the exception that OpenAI's Java client has for it. */
class OpenAiErrorsTest {
  @AutoClose
  private OpenAiSetup setup = OpenAiSetup.start();

  private static ChatCompletionCreateParams.Builder question(String model) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage("How warm is it?");
  }

  private static ChatCompletion ask(OpenAIClient client, ChatCompletionCreateParams params) {
    return client.chat().completions().create(params);
  }

  private <E extends OpenAIServiceException> E failure(Class<E> type,
      ChatCompletionCreateParams params) {
    List<E> failures = new ArrayList<>();
    assertThatThrownBy(() -> ask(setup.client(), params))
        .isInstanceOfSatisfying(type, failures::add);
    return failures.getFirst();
  }

  private void restart(Consumer<GatewaySetup> change) {
    setup.close();
    setup = OpenAiSetup.start(change);
  }

  @Test
  void aRequestWithoutMessagesIsABadRequest() {
    BadRequestException failure = failure(BadRequestException.class,
        ChatCompletionCreateParams.builder().model("avengers").messages(List.of()).build());

    assertThat(failure.param()).contains("messages");
    assertThat(failure.type()).contains("invalid_request_error");
    assertThat(failure).hasMessageContaining("'messages'");
  }

  @Test
  void aMistypedFieldIsABadRequestThatNamesIt() {
    BadRequestException failure = failure(BadRequestException.class, question("alpha")
        .putAdditionalBodyProperty("temperature", JsonValue.from("warm"))
        .build());

    assertThat(failure.param()).contains("temperature");
  }

  @Test
  void anExpiredKeyIsUnauthorized() {
    restart(gateway -> gateway.client("any", "old", limits(Set.of(), Optional.empty(),
        Optional.of(Instant.EPOCH))));

    assertThat(failure(UnauthorizedException.class, question("avengers").build()).code())
        .contains("api_key_expired");
  }

  @Test
  void aModelThatTheKeyDoesNotOpenIsDenied() {
    restart(gateway -> gateway.client("any", "web", limits(Set.of("alpha"), Optional.empty(),
        Optional.empty())));

    PermissionDeniedException failure = failure(PermissionDeniedException.class,
        question("beta").build());

    assertThat(failure.code()).contains("model_not_allowed");
    assertThat(failure.param()).contains("model");
    assertThat(setup.client().models().list().data()).extracting(Model::id)
        .containsExactly("alpha");
  }

  @Test
  void aSpentBudgetIsALimitOfTheRate() {
    restart(gateway -> gateway.client("any", "web", limits(Set.of(), Optional.of(0.0),
        Optional.empty())));

    RateLimitException failure = failure(RateLimitException.class, question("avengers").build());

    assertThat(failure.type()).contains("insufficient_quota");
    assertThat(failure.code()).contains("budget_exceeded");
    assertThat(failure.headers().values("retry-after")).hasSize(1);
  }

  private static ClientLimits limits(Set<String> models, Optional<Double> dollarsADay,
      Optional<Instant> expires) {
    return new ClientLimits(models, Optional.empty(), Optional.empty(),
        new BudgetConfig(dollarsADay.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
            OptionalDouble.empty()),
        expires, Caps.NONE);
  }

  @Test
  void aWrongKeyIsUnauthorized() {
    restart(gateway -> gateway.keys("another"));

    UnauthorizedException failure = failure(UnauthorizedException.class,
        question("avengers").build());

    assertThat(failure.code()).contains("invalid_api_key");
  }

  @Test
  void aKnownKeyIsServed() {
    restart(gateway -> gateway.keys("any"));

    assertThat(ask(setup.client(), question("avengers").build()).choices()).hasSize(1);
  }

  @Test
  void anUnknownModelIsNotFound() {
    NotFoundException failure = failure(NotFoundException.class, question("gamma").build());

    assertThat(failure.code()).contains("model_not_found");
  }

  @Test
  void anUnknownAddressIsNotFound() {
    assertThatThrownBy(() -> setup.client().files().list())
        .isInstanceOfSatisfying(NotFoundException.class,
            failure -> assertThat(failure.code()).contains("unknown_url"));
  }

  @Test
  void aRequestThatIsTooLargeIsTold() {
    restart(gateway -> gateway.maxBody(1 << 10));

    UnexpectedStatusCodeException failure = failure(UnexpectedStatusCodeException.class,
        question("alpha").addUserMessage("x".repeat(1 << 10)).build());

    assertThat(failure.statusCode()).isEqualTo(413);
    assertThat(failure.code()).contains("request_too_large");
  }

  static Stream<Arguments> failuresOfBackends() {
    return Stream.of(
        arguments(400, Replies.error(400, "bad tool"), BadRequestException.class),
        arguments(422, Replies.error(422, "too hot"), UnprocessableEntityException.class),
        arguments(429, Replies.error(429, "slower"), RateLimitException.class),
        arguments(502, Replies.error(401, "secret"), InternalServerException.class),
        arguments(502, Replies.html(), InternalServerException.class),
        arguments(502, Replies.breakOff(), InternalServerException.class));
  }

  @ParameterizedTest(name = "{2} of status {0}")
  @MethodSource("failuresOfBackends")
  void aFailureOfAModelIsToldBy(int status, Reply reply, Class<OpenAIServiceException> type) {
    setup.models().always(reply);

    OpenAIServiceException failure = failure(type, question("alpha").build());

    assertThat(failure.statusCode()).isEqualTo(status);
    assertThat(failure.type()).isPresent();
    assertThat(failure).message().doesNotContain("secret", "127.0.0.1");
  }

  @Test
  void aModelThatTakesTooLongIsAServerError() {
    restart(gateway -> gateway.deadline(Duration.ofMillis(300)));
    setup.models().always(Replies.hang());

    assertThat(failure(InternalServerException.class, question("alpha").build()).statusCode())
        .isEqualTo(504);
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aStreamThatNeverBeginsIsTheSameException(String model) {
    setup.models().always(Replies.html());

    assertThatThrownBy(() -> setup.client()
        .chat()
        .completions()
        .createStreaming(
            question(model).build()))
        .isInstanceOf(InternalServerException.class);
  }

  @Test
  void theClientWaitsAsLongAsTheModelWants() {
    setup.models()
        .alpha()
        .then(Replies.status(429, "", Map.of("retry-after", "7")));
    Naps naps = new Naps();
    OpenAIClient patient = setup.builder().maxRetries(1).sleeper(naps).build();

    assertThat(ask(patient, question("alpha").build()).choices()).hasSize(1);
    patient.close();

    assertThat(naps.taken()).containsExactly(Duration.ofSeconds(7));
    assertThat(setup.models().alpha().received()).hasSize(2);
  }

  /** Sleeps not at all, and remembers how long it should have. */
  private record Naps(List<Duration> taken) implements Sleeper {
    Naps() {
      this(new ArrayList<>());
    }

    @Override
    public void sleep(Duration duration) {
      taken.add(duration);
    }

    @Override
    public CompletableFuture<Void> sleepAsync(Duration duration) {
      taken.add(duration);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }
}
