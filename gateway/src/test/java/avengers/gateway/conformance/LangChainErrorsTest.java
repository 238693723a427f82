package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure is the exception that LangChain4j has for it. */
class LangChainErrorsTest {
  @AutoClose
  private LangChainSetup setup = LangChainSetup.start();

  private void failsWith(Class<? extends LangChain4jException> type, String model, String says) {
    assertThatThrownBy(() -> setup.chat(model).chat("How warm is it?"))
        .isInstanceOf(type)
        .hasMessageContaining(says);
  }

  @Test
  void anUnknownModelIsNotFound() {
    failsWith(ModelNotFoundException.class, "gamma", "model_not_found");
  }

  @Test
  void aWrongKeyIsAFailedAuthentication() {
    setup.close();
    setup = LangChainSetup.start(gateway -> gateway.keys("another"));

    failsWith(AuthenticationException.class, "avengers", "invalid_api_key");
  }

  static Stream<Arguments> failuresOfBackends() {
    return Stream.of(
        arguments(Replies.error(400, "bad tool"), InvalidRequestException.class, "bad tool"),
        arguments(Replies.error(429, "slower"), RateLimitException.class, "rate_limit"),
        arguments(Replies.html(), InternalServerException.class, "backend_malformed"),
        arguments(Replies.breakOff(), InternalServerException.class, "backend_broken_off"));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource("failuresOfBackends")
  void aFailureOfAModelIsToldBy(Reply reply, Class<? extends LangChain4jException> type,
      String says) {
    setup.models().always(reply);

    failsWith(type, "alpha", says);
  }

  @Test
  void aFailureOfAllModelsIsAServerError() {
    setup.models().always(Replies.html());

    failsWith(InternalServerException.class, "avengers", "no_answer");
  }

  @Test
  void aStreamThatNeverBeginsIsTheSameException() {
    setup.models().always(Replies.html());
    StreamedAnswer answer = StreamedAnswer.reading();

    setup.streaming("avengers").chat("How warm is it?", answer);

    assertThat(answer.whole()).failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(InternalServerException.class);
  }
}
