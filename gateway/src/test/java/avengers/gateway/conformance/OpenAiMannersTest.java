package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.fixture.GatewaySetup;
import com.openai.core.http.HttpResponseFor;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.services.blocking.chat.ChatCompletionService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What OpenAI's Java client reads of the headers. */
class OpenAiMannersTest {
  @AutoClose
  private OpenAiSetup setup = OpenAiSetup.start();

  private void restart(Consumer<GatewaySetup> change) {
    setup.close();
    setup = OpenAiSetup.start(change);
  }

  private ChatCompletionService completions() {
    return setup.client().chat().completions();
  }

  private static ChatCompletionCreateParams.Builder question() {
    return ChatCompletionCreateParams.builder().model("alpha").addUserMessage("How warm is it?");
  }

  @Test
  void everyReplyHasAnId() {
    try (HttpResponseFor<ChatCompletion> reply = completions().withRawResponse()
        .create(question().build())) {
      assertThat(reply.requestId()).isPresent()
          .isEqualTo(setup.models().alpha().last().header("x-request-id"));
    }
  }

  @Test
  void aClientsOwnIdIsKept() {
    try (HttpResponseFor<ChatCompletion> reply = completions().withRawResponse()
        .create(question().putAdditionalHeader("x-request-id", "my-id-7").build())) {
      assertThat(reply.requestId()).contains("my-id-7");
      assertThat(setup.models().alpha().last().header("x-request-id")).contains("my-id-7");
    }
  }

  @Test
  void anErrorHasAnIdToo() {
    assertThatThrownBy(() -> completions().create(question().model("gamma").build()))
        .isInstanceOfSatisfying(OpenAIServiceException.class,
            failure -> assertThat(failure.headers().values("x-request-id")).hasSize(1));
  }

  @Test
  void tooManyRequestsAreARateLimit() {
    restart(gateway -> gateway.requestsPerMinute(1));
    completions().create(question().build());

    assertThatThrownBy(() -> completions().create(question().build()))
        .isInstanceOfSatisfying(RateLimitException.class, failure -> {
          assertThat(failure.code()).contains("rate_limit_exceeded");
          assertThat(failure.headers().values("retry-after")).hasSize(1);
          assertThat(failure.headers().values("x-ratelimit-remaining-requests"))
              .containsExactly("0");
        });
  }

  @Test
  void aPageThatIsNotLetInIsDenied() {
    restart(gateway -> gateway.cors("https://app.example"));

    assertThatThrownBy(() -> completions().create(
        question().putAdditionalHeader("origin", "https://other.example").build()))
        .isInstanceOfSatisfying(PermissionDeniedException.class,
            failure -> assertThat(failure.code()).contains("origin_not_allowed"));
  }
}
