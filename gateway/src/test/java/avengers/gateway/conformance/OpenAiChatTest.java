package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Need;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponseFor;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartImage.ImageUrl;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain chat with OpenAI's Java client. */
class OpenAiChatTest {
  private static final String PIXEL = "data:image/png;base64,iVBORw0KGgo=";

  @AutoClose
  private final OpenAiSetup setup = OpenAiSetup.start(
      setup -> setup.serving(Need.IMAGES));

  private ChatCompletion ask(ChatCompletionCreateParams params) {
    return setup.client().chat().completions().create(params);
  }

  private static ChatCompletionCreateParams.Builder question(String model) {
    return ChatCompletionCreateParams.builder()
        .model(model)
        .addDeveloperMessage("Be brief.")
        .addUserMessage("How warm is it?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void anEnsembleAndAModelAnswerAlike(String model) {
    ChatCompletion answer = ask(question(model).build());

    ChatCompletionMessage message = answer.choices().getFirst().message();
    assertThat(message.content()).contains(ScriptedModel.SENTENCE);
    assertThat(answer.choices().getFirst().finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
    assertThat(answer.usage()).hasValueSatisfying(
        usage -> assertThat(usage.totalTokens()).isPositive());
    assertThat(answer.id()).isNotEmpty();
  }

  @Test
  void anAnswerCanBeContinued() {
    ChatCompletionCreateParams.Builder chat = question("avengers");
    chat.addMessage(ask(chat.build()).choices().getFirst().message());

    ask(chat.addUserMessage("And tomorrow?").build());

    assertThat(setup.models().alpha().last().json().get("messages"))
        .extracting(message -> message.get("role").asString())
        .containsExactly("developer", "user", "assistant", "user");
  }

  @Test
  void aPictureReachesEveryModel() {
    ask(ChatCompletionCreateParams.builder()
        .model("avengers")
        .addUserMessageOfArrayOfContentParts(List.of(
            ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text("What is it?").build()),
            ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ImageUrl.builder().url(PIXEL).detail(ImageUrl.Detail.LOW).build())
                .build())))
        .build());

    assertThat(setup.models().received()).isNotEmpty().allSatisfy(request -> {
      assertThat(request.json().at("/messages/0/content/0/text").asString())
          .isEqualTo("What is it?");
      assertThat(request.json().at("/messages/0/content/1/image_url").toString())
          .isEqualTo("{\"url\":\"" + PIXEL + "\",\"detail\":\"low\"}");
    });
  }

  @Test
  void anExtraFieldReachesTheModel() {
    ask(question("alpha").putAdditionalBodyProperty("top_k", JsonValue.from(40)).build());

    assertThat(setup.models().alpha().last().json().get("top_k").asInt()).isEqualTo(40);
  }

  @Test
  void anExtraObjectChangesTheEnsembleAndStaysHere() {
    ask(question("avengers")
        .putAdditionalBodyProperty("avengers", JsonValue.from(Map.of("samples", 1)))
        .build());

    assertThat(setup.models().received()).singleElement()
        .extracting(Received::json)
        .matches(body -> !body.has("avengers"));
  }

  @Test
  void headersTellOfTheVote() {
    try (HttpResponseFor<ChatCompletion> response = setup.client()
        .chat()
        .completions()
        .withRawResponse()
        .create(question("avengers").build())) {
      assertThat(response.headers().values("x-avengers-agreement")).containsExactly("1.00");
      assertThat(response.parse().choices()).hasSize(1);
    }
  }

  @Test
  void aRefusalIsReadAsOne() {
    setup.models().always(Replies.json("""
        {"choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant",
        "content": null, "refusal": "No."}}]}"""));

    ChatCompletion answer = ask(question("avengers").build());

    assertThat(answer.choices().getFirst().message().refusal()).contains("No.");
  }
}
