package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of a backend are told to who asks it by its own name. */
class RelayedLimitsTest {
  private static final Map<String, String> HEADERS = Map.of("content-type", "application/json",
      "x-ratelimit-remaining-tokens", "149984", "X-RateLimit-Reset-Requests", "6m0s",
      "x-request-id", "theirs", "set-cookie", "a=b", "openai-organization", "acme");

  private static Reply reply(int status) {
    return Replies.status(status, Replies.COMPLETION, HEADERS);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 429})
  void theyArePassedOnAndNothingElse(int status) {
    try (TwoBackends models = TwoBackends.start()) {
      models.alpha().always(reply(status));

      Answer answer = models.client().chat(Chat.to("alpha"));

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("x-ratelimit-remaining-tokens")).contains("149984");
      assertThat(answer.header("x-ratelimit-reset-requests")).contains("6m0s");
      assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "openai-organization");
      assertThat(answer.header("x-request-id")).get().asString().startsWith("req_");
    }
  }

  @Test
  void thoseOfTheGatewayGoFirst() {
    try (TwoBackends models = TwoBackends.start(setup -> setup.requestsPerMinute(9))) {
      models.alpha().always(reply(200));

      Answer answer = models.client().chat(Chat.to("alpha"));

      assertThat(answer.header("x-ratelimit-remaining-requests")).contains("8");
      assertThat(answer.header("x-ratelimit-remaining-tokens")).isEmpty();
    }
  }

  @Test
  void anEnsembleTellsNoneOfItsModels() {
    try (TwoBackends models = TwoBackends.start()) {
      models.always(reply(200));

      assertThat(models.client().chat(Chat.to("avengers")).headers().map().keySet())
          .noneMatch(name -> name.startsWith("x-ratelimit"));
    }
  }
}
