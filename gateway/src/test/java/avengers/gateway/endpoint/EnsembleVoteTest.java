package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An ensemble's answer: three samples of alpha and two of beta, one vote. */
class EnsembleVoteTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  private Answer ask() {
    return models.client().chat(Chat.to("avengers"));
  }

  @Test
  void theAnswerThatMostSamplesGiveWins() {
    models.alpha().then(Replies.text("I say 8"), Replies.text("I say 9"), Replies.text("I say 7"));
    models.beta().always(Replies.text("The answer is 7."));

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.content()).isEqualTo("The answer is 7.");
    assertThat(answer.header("x-avengers-votes")).get().asString().startsWith("3/");
    assertThat(answer.header("x-avengers-verdict")).contains("majority");
  }

  @Test
  void samplesAreSpreadOverTheModelsTheBetterOnesFirst() {
    models.always(Replies.everDifferent());

    Answer answer = ask();

    assertThat(models.alpha().received()).hasSize(3);
    assertThat(models.beta().received()).hasSize(2);
    assertThat(answer.header("x-avengers-models")).contains("alpha,beta");
  }

  @Test
  void aUnanimousVoteIsToldInTheHeaders() {
    Answer answer = ask();

    assertThat(answer.header("x-avengers-votes")).get().asString().matches("([345])/\\1");
    assertThat(answer.header("x-avengers-agreement")).contains("1.00");
    assertThat(answer.header("x-avengers-confidence")).contains("1.00");
    assertThat(answer.header("x-avengers-compared-as")).contains("number");
    assertThat(answer.header("x-avengers-silent")).isEmpty();
    assertThat(answer.header("x-avengers-escalated-to")).isEmpty();
    assertThat(answer.header("x-avengers-cluster")).contains("none");
    assertThat(answer.header("content-type")).contains("application/json");
  }

  @Test
  void theBodyNamesTheModelWhoseTextItHolds() {
    models.alpha().then(Replies.text("1"), Replies.text("2"), Replies.text("3"));
    models.beta().always(Replies.text("It is 7"));

    Answer answer = ask();

    assertThat(answer.content()).isEqualTo("It is 7");
    assertThat(answer.json().at("/model").asString()).isEqualTo("beta");
  }

  @Test
  void theUsageIsThatOfAllSamples() {
    models.alpha()
        .then(completion("1", 100, 10), completion("2", 100, 10),
            completion("3", 100, 10));
    models.beta().then(completion("4", 1_000, 50), completion("5", 1_000, 50));

    Answer answer = ask();

    assertThat(answer.json().at("/usage/prompt_tokens").asLong()).isEqualTo(2_300);
    assertThat(answer.json().at("/usage/completion_tokens").asLong()).isEqualTo(130);
    assertThat(answer.json().at("/usage/total_tokens").asLong()).isEqualTo(2_430);
  }

  private static Reply completion(String text, long prompt, long completion) {
    return Replies.completion(ScriptedCompletion.of(text).using(prompt, completion));
  }

  @Test
  void theAnswerIsAWholeChatCompletion() {
    Answer answer = ask();

    assertThat(answer.json().at("/id").asString()).startsWith("chatcmpl-")
        .isNotEqualTo("chatcmpl-upstream");
    assertThat(answer.json().at("/object").asString()).isEqualTo("chat.completion");
    assertThat(answer.json().at("/created").isIntegralNumber()).isTrue();
    assertThat(answer.json().at("/choices").size()).isEqualTo(1);
    assertThat(answer.json().at("/choices/0").has("logprobs")).isTrue();
    assertThat(answer.json().at("/choices/0/message").has("refusal")).isTrue();
    assertThat(answer.json().at("/choices/0/message/role").asString()).isEqualTo("assistant");
    assertThat(answer.json().at("/choices/0/finish_reason").asString()).isEqualTo("stop");
  }

  @Test
  void textsThatDoNotCompareGiveTheFirstModelsText() {
    String essay = "Once upon a time there was a gateway that asked many models. ".repeat(5);
    models.alpha().always(Replies.text("Alpha. " + essay));
    models.beta().always(Replies.text("Beta. " + essay));

    Answer answer = ask();

    assertThat(answer.content()).startsWith("Alpha. ");
    assertThat(answer.header("x-avengers-votes")).contains("0/0");
    assertThat(answer.header("x-avengers-agreement")).contains("0.00");
  }

  @Test
  void aTruncatedSampleHasNoVote() {
    models.alpha().always(Replies.completion(ScriptedCompletion.of("7").finishedBy("length")));
    models.beta().always(Replies.text("8"));

    Answer answer = ask();

    assertThat(answer.content()).isEqualTo("8");
    assertThat(answer.header("x-avengers-votes")).contains("2/2");
  }

  @Test
  void whyASampleHasNoVoteIsTold() {
    models.alpha()
        .then(Replies.completion(ScriptedCompletion.of("7").finishedBy("length")),
            Replies
                .json(Replies.COMPLETION.replace("\"42\"", "null, \"refusal\": \"I will not.\"")),
            Replies.json(Replies.COMPLETION.replace("\"42\"", "\"\"")));
    models.beta().then(Replies.text("8"), Replies.text("9"));

    Answer answer = ask();

    assertThat(answer.content()).isEqualTo("8");
    assertThat(answer.header("x-avengers-votes")).contains("1/2");
    assertThat(answer.header("x-avengers-silent")).contains("empty=1,truncated=1,refused=1");
    assertThat(answer.json().at("/usage/prompt_tokens").asLong()).isEqualTo(50);
  }

  @Test
  void whatOnlyThoughtsSayHasNoVote() {
    models.alpha()
        .always(Replies.json(Replies.COMPLETION.replace("\"42\"",
            "\"\", \"reasoning_content\": \"The answer is 7.\"")));
    models.beta().always(Replies.text("8"));

    Answer answer = ask();

    assertThat(answer.content()).isEqualTo("8");
    assertThat(answer.header("x-avengers-silent")).get().asString().startsWith("empty=");
  }

  @Test
  void aRefusalOfAllIsGivenAsWhatItIs() {
    models.always(Replies.json(Replies.COMPLETION.replace("\"42\"",
        "null, \"refusal\": \"I will not.\"")));

    Answer answer = ask();

    assertThat(answer.json().at("/choices/0/message/refusal").asString()).isEqualTo("I will not.");
    assertThat(answer.header("x-avengers-verdict")).contains("nobody_answered");
    assertThat(answer.header("x-avengers-silent")).contains("refused=5");
  }

  @Test
  void aTruncatedSampleIsNotReturnedWhereAnyWholeOneIs() {
    String essay = "a long text without a short answer in it, for it tells a story ".repeat(5);
    models.alpha().always(Replies.completion(ScriptedCompletion.of(essay).finishedBy("length")));
    models.beta().always(Replies.text("Whole: " + essay));

    assertThat(ask().content()).startsWith("Whole: ");
  }

  @Test
  void whereAllAreTruncatedTheFirstModelsTextIsReturnedAsWhatItIs() {
    models.always(Replies.completion(ScriptedCompletion.of("It is 7 bec").finishedBy("length")));

    Answer answer = ask();

    assertThat(answer.content()).isEqualTo("It is 7 bec");
    assertThat(answer.json().at("/choices/0/finish_reason").asString()).isEqualTo("length");
    assertThat(answer.header("x-avengers-votes")).contains("0/0");
  }

  @Test
  void toolCallsComeBackWhole() {
    models.always(Replies.json("""
        {"choices": [{"index": 0, "finish_reason": "tool_calls", "message": {"role": "assistant",
          "content": null, "tool_calls": [{"id": "call_1", "type": "function",
            "function": {"name": "weather", "arguments": "{\\"city\\": \\"Bonn\\"}"}}]}}]}
        """));

    Answer answer = ask();

    assertThat(answer.json().at("/choices/0/message/tool_calls/0/function/arguments").asString())
        .isEqualTo("{\"city\": \"Bonn\"}");
    assertThat(answer.json().at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
  }
}
