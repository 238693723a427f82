package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of a few bytes that have a billion digits, or more than anyone can read. */
class HugeNumberTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.withoutRetries());

  private static Reply answer(String number) {
    String usage = "{\"prompt_tokens\": " + number + ", \"completion_tokens\": " + number
        + ", \"total_tokens\": " + number + "}";
    String whole = "{\"created\": " + number + ", \"choices\": [{\"index\": " + number
        + ", \"finish_reason\": \"stop\", \"message\": {\"content\": \"42\"}, \"logprobs\":"
        + " {\"content\": [{\"token\": \"42\", \"logprob\": -" + number + "}]}}], \"usage\": "
        + usage + "}";
    return Replies.byStream(Replies.stream(List.of(
        "data: {\"choices\": [{\"index\": " + number + ", \"delta\": {\"content\": \"42\"}}]}\n\n",
        "data: {\"choices\": [{\"index\": " + number
            + ", \"delta\": {}, \"finish_reason\": \"stop\"}], \"usage\": " + usage + "}\n\n",
        "data: [DONE]\n\n")), Replies.json(whole));
  }

  private void areAnswered(Integer... statuses) {
    for (String body : List.of(Chat.to("avengers"), Chat.streamed("avengers"), Chat.to("alpha"),
        Chat.streamed("alpha"))) {
      assertThat(models.client().chat(body).status()).as(body).isIn(List.of(statuses));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e999999999", "1e-999999999", "1e9999999999"})
  void inAnswersHoldNobodyUp(String number) {
    models.always(answer(number));

    areAnswered(200, 502);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e999999999", "1e9999999999"})
  void inErrorsHoldNobodyUp(String number) {
    models.always(Replies.json("{\"error\": {\"code\": " + number + "}}"));

    areAnswered(502);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e999999999", "1e9999999999"})
  void inRejectionsDoNotMakeThemFailures(String number) {
    models.always(Replies.status(400, "{\"error\": {\"limit\": " + number + "}}",
        Map.of("content-type", "application/json")));

    Answer answer = models.client().chat(Chat.to("alpha"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().path("code").asString()).isEqualTo("rejected");
  }
}
