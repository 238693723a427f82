package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vote of which samples are lost. */
class LostSamplesTest {
  @AutoClose
  private TwoBackends models = TwoBackends.start(GatewaySetup::withoutRetries);

  @BeforeEach
  void reply() {
    models.always(Replies.text("The answer is 42."));
  }

  /** Each way in which a backend can fail. */
  enum Fault {
    SERVER_ERROR,
    RATE_LIMIT,
    UNAUTHORIZED,
    REJECTED,
    REDIRECT,
    HTML,
    NOT_JSON,
    ERROR_WITH_200,
    NO_CHOICES,
    NULL_CONTENT,
    EMPTY,
    NO_REPLY,
    HALF_A_REPLY,
    SILENCE,
    ONLY_A_HEAD;

    Reply reply() {
      return switch (this) {
        case SERVER_ERROR -> Replies.error(500, "out of memory");
        case RATE_LIMIT -> Replies.error(429, "slow down");
        case UNAUTHORIZED -> Replies.error(401, "bad key");
        case REJECTED -> Replies.error(400, "bad request");
        case REDIRECT -> Replies.status(302, "", Map.of("location", "http://127.0.0.1:1/v1"));
        case HTML -> Replies.html();
        case NOT_JSON -> Replies.json("{\"choices\": [");
        case ERROR_WITH_200 -> Replies.json("{\"error\": {\"message\": \"no\"}}");
        case NO_CHOICES -> Replies.json("{\"choices\": []}");
        case NULL_CONTENT -> Replies.json(Replies.COMPLETION.replace("\"42\"", "null"));
        case EMPTY -> Replies.json("");
        case NO_REPLY -> Replies.breakOff();
        case HALF_A_REPLY -> Replies.brokenBody("{\"choices\"");
        case SILENCE -> Replies.hang();
        case ONLY_A_HEAD -> Replies.hangAfterHead(200, "application/json");
      };
    }
  }

  private void answersRight(int voters) {
    Answer answer = models.client().chat(Chat.to("avengers"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.content()).isEqualTo("The answer is 42.");
    assertThat(answer.header("x-avengers-votes")).get()
        .asString()
        .matches("([1-" + voters + "])/\\1");
    assertThat(answer.header("x-avengers-agreement")).contains("1.00");
  }

  @ParameterizedTest
  @EnumSource
  void oneFaultyModelOfTwoIsInvisible(Fault fault) {
    models.beta().always(fault.reply());

    answersRight(3);
  }

  @Test
  void oneLostSampleOfFiveHasNoVote() {
    models.alpha().then(Replies.text("The answer is 42."), Replies.breakOff());

    answersRight(4);
  }

  @Test
  void twoSamplesLostInDifferentWaysHaveNoVote() {
    models.alpha().then(Replies.text("The answer is 42."), Replies.error(503, "busy"));
    models.beta().then(Replies.text("The answer is 42."), Replies.html());

    answersRight(3);
  }

  @Test
  void oneSampleLeftOfFiveAnswers() {
    models.alpha().always(Replies.html());
    models.beta().then(Replies.text("The answer is 42."), Replies.json("{"));

    answersRight(1);
  }

  @Test
  void anAnswerOfUnreasonableSizeIsLost() {
    models.close();
    models = TwoBackends.start(GatewaySetup::withoutRetries);
    models.always(Replies.text("The answer is 42."));
    models.beta().always(Replies.huge(65));

    answersRight(3);
    models.beta().await(counts -> counts.open() == 0);
  }
}
