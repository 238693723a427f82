package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.gateway.config.BudgetConfig;
import avengers.gateway.config.ClientLimits;
import avengers.gateway.config.Price;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What a key's limits let its client do. A prompt costs one dollar a million tokens, an answer two;
 * each answer takes 1,000 tokens of prompt and 500 of its own: 0.002 dollars.
 */
class KeyLimitsTest {
  private static final String[] KEY = {"Authorization", "Bearer secret"};
  private static final String[] OTHER = {"Authorization", "Bearer other"};

  private static ClientLimits limits(Set<String> models, Optional<Integer> tokens,
      double dollarsADay, Optional<Instant> expires) {
    return new ClientLimits(models, Optional.empty(), tokens,
        new BudgetConfig(OptionalDouble.of(dollarsADay), OptionalDouble.empty()), expires,
        Caps.NONE);
  }

  private static ClientLimits dollarsADay(double dollars) {
    return limits(Set.of(), Optional.empty(), dollars, Optional.empty());
  }

  private static TwoBackends start(ClientLimits limits) {
    return start(limits, setup -> {});
  }

  private static TwoBackends start(ClientLimits limits, Consumer<GatewaySetup> change) {
    TwoBackends models = TwoBackends.start(setup -> {
      setup.client("secret", "web", limits).client("other", "free", ClientLimits.NONE);
      change.accept(setup);
    });
    models.always(Replies.completion(ScriptedCompletion.of("42").using(1_000, 500)));
    return models;
  }

  private static void isRefused(Answer answer, int status, String type, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.error().path("type").asString()).isEqualTo(type);
    assertThat(answer.error().path("code").asString()).isEqualTo(code);
  }

  @Test
  void onlyAllowedModelsAreAskedAndListed() {
    try (TwoBackends models = start(new ClientLimits(Set.of("alpha", "avengers"),
        Optional.empty(), Optional.empty(), BudgetConfig.NONE, Optional.empty(), Caps.NONE))) {
      assertThat(models.client().chat(Chat.to("alpha"), KEY).status()).isEqualTo(200);
      assertThat(models.client().chat(Chat.to("avengers"), KEY).status()).isEqualTo(200);
      assertThat(models.client().chat(Chat.to("avengers:cheap"), KEY).status()).isNotEqualTo(403);
      int before = models.received().size();

      Answer refused = models.client().chat(Chat.to("beta"), KEY);
      isRefused(refused, 403, "invalid_request_error", "model_not_allowed");
      assertThat(refused.error().path("param").asString()).isEqualTo("model");
      assertThat(models.received()).hasSize(before);
      isRefused(models.client().get("/v1/models/beta", KEY), 403, "invalid_request_error",
          "model_not_allowed");
      isRefused(models.client().chat(Chat.to("gamma"), KEY), 404, "invalid_request_error",
          "model_not_found");
      assertThat(models.client()
          .get("/v1/models", KEY)
          .json()
          .path("data")
          .valueStream()
          .map(model -> model.path("id").asString())).containsExactly("avengers", "alpha");
      assertThat(models.client().get("/v1/models", OTHER).json().path("data")).hasSize(3);
    }
  }

  @Test
  void anExpiredKeyIsTold() {
    try (TwoBackends models = start(limits(Set.of(), Optional.empty(), 1,
        Optional.of(Instant.parse("2020-01-01T00:00:00Z"))))) {
      Answer refused = models.client().chat(Chat.to("alpha"), KEY);

      isRefused(refused, 401, "invalid_request_error", "api_key_expired");
      assertThat(refused.message()).isEqualTo("The API key has expired.");
    }
  }

  @Test
  void aSpentBudgetIsToldWithTheTimeToWait() {
    try (TwoBackends models = start(dollarsADay(0))) {
      Answer refused = models.client().chat(Chat.to("alpha"), KEY);

      isRefused(refused, 429, "insufficient_quota", "budget_exceeded");
      assertThat(refused.message()).startsWith("The budget of this API key is spent.");
      assertThat(Long.parseLong(refused.header("retry-after").orElseThrow()))
          .isBetween(1L, 86_400L);
      assertThat(models.received()).isEmpty();
      assertThat(models.client().chat(Chat.to("alpha"), OTHER).status()).isEqualTo(200);
      assertThat(models.client().get("/v1/models", KEY).status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsLeftMustSufficeAtTheWorst() {
    try (TwoBackends models = start(dollarsADay(0.0025))) {
      assertThat(models.client().chat(Chat.with("alpha", "\"max_tokens\": 500"), KEY).status())
          .isEqualTo(200);

      Answer refused = models.client().chat(Chat.with("alpha", "\"max_tokens\": 500"), KEY);
      isRefused(refused, 429, "insufficient_quota", "budget_exceeded");
      assertThat(refused.message()).startsWith(
          "What is left of this API key's budget does not suffice. The model 'alpha' ");
      isRefused(models.client().chat(Chat.with("avengers", "\"max_tokens\": 500"), KEY), 429,
          "insufficient_quota", "budget_exceeded");
      assertThat(models.received()).hasSize(1);
    }
  }

  @Test
  void anAnswerThatNobodyBoundsIsBoundedByWhatIsLeft() {
    try (TwoBackends models = start(dollarsADay(0.01))) {
      assertThat(models.client().chat(Chat.to("alpha"), KEY).status()).isEqualTo(200);

      long bound = models.alpha().last().json().path("max_tokens").asLong();
      assertThat(bound).isBetween(4_000L, 5_000L);
      assertThat(models.client().chat(Chat.to("alpha"), OTHER).status()).isEqualTo(200);
      assertThat(models.alpha().last().json().has("max_tokens")).isFalse();
    }
  }

  @Test
  void aModelWithoutAPriceIsNotAskedUnderABudget() {
    try (TwoBackends models = start(dollarsADay(1),
        setup -> setup.price("alpha", Optional.<Price>empty()))) {
      isRefused(models.client().chat(Chat.with("alpha", "\"max_tokens\": 5"), KEY), 403,
          "invalid_request_error", "model_without_price");
      assertThat(models.received()).isEmpty();
    }
  }

  @Test
  void embeddingsAreSpentOfTheBudgetToo() {
    try (TwoBackends models = start(dollarsADay(0.0004),
        setup -> setup.backend("vectors", URI.create("http://127.0.0.1:9/v1"),
            Service.EMBEDDINGS))) {
      Answer refused = models.client()
          .post("/v1/embeddings",
              "{\"model\": \"vectors\", \"input\": \"" + "word ".repeat(200) + "\"}", KEY);

      isRefused(refused, 429, "insufficient_quota", "budget_exceeded");
    }
  }

  @Test
  void aBudgetIsNeverExceededByRequestsThatComeAtOnceAndFailInAnyOrder() {
    double budget = 0.012;
    double each = 0.00105;
    try (TwoBackends models = start(dollarsADay(budget))) {
      AtomicInteger charged = new AtomicInteger();
      AtomicInteger received = new AtomicInteger();
      // No model reads more tokens than a prompt has bytes: the worst case rests on it.
      Reply answer = Replies.completion(ScriptedCompletion.of("42").using(50, 500));
      models.always(exchange -> {
        boolean fails = received.incrementAndGet() % 3 == 0;
        charged.addAndGet(fails ? 0 : 1);
        (fails ? Replies.error(500, "no") : answer).to(exchange);
      });
      List<CompletableFuture<Answer>> asked = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String body = Chat.with(i % 2 == 0 ? "alpha" : "beta", "\"max_tokens\": 500");
        asked.add(CompletableFuture.supplyAsync(() -> models.client().chat(body, KEY)));
      }
      List<Answer> answers = asked.stream().map(CompletableFuture::join).toList();

      assertThat(answers).extracting(Answer::status)
          .contains(200)
          .isSubsetOf(200, 429, 502);
      assertThat(charged.get() * each).isBetween(each, budget + 1e-9);
    }
  }

  @Test
  void tokensAreCountedAsTheyWereUsed() {
    try (TwoBackends models = start(new ClientLimits(Set.of(), Optional.empty(),
        Optional.of(2_000), BudgetConfig.NONE, Optional.empty(), Caps.NONE))) {
      Answer first = models.client().chat(Chat.to("alpha"), KEY);
      assertThat(first.header("x-ratelimit-limit-tokens")).contains("2000");
      assertThat(models.client().chat(Chat.to("alpha"), KEY).status()).isEqualTo(200);

      Answer refused = models.client().chat(Chat.to("alpha"), KEY);
      isRefused(refused, 429, "rate_limit_error", "rate_limit_exceeded");
      assertThat(refused.message()).startsWith("Rate limit reached: 2000 tokens per minute.");
      assertThat(Long.parseLong(refused.header("retry-after").orElseThrow())).isBetween(1L, 31L);
      assertThat(models.client().chat(Chat.to("alpha"), OTHER).status()).isEqualTo(200);
    }
  }
}
