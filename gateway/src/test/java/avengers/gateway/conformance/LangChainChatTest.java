package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Need;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chat with LangChain4j, plain and streamed. */
class LangChainChatTest {
  private static final List<ChatMessage> QUESTION = List.of(SystemMessage.from("Be brief."),
      UserMessage.from("How warm is it?"));

  @AutoClose
  private final LangChainSetup setup = LangChainSetup.start(
      setup -> setup.serving(Need.IMAGES));

  private static void isTheAnswer(ChatResponse answer) {
    assertThat(answer.aiMessage().text()).isEqualTo(ScriptedModel.SENTENCE);
    assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(answer.tokenUsage().totalTokenCount()).isPositive();
  }

  private StreamedAnswer stream(String model, StreamedAnswer answer) {
    setup.streaming(model).chat(QUESTION, answer);
    return answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void anEnsembleAndAModelAnswerAlike(String model) {
    isTheAnswer(setup.chat(model).chat(QUESTION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aStreamAddsUpToTheAnswer(String model) {
    StreamedAnswer answer = stream(model, StreamedAnswer.reading());

    assertThat(answer.whole()).succeedsWithin(Duration.ofSeconds(20))
        .satisfies(LangChainChatTest::isTheAnswer);
    assertThat(String.join("", answer.parts())).isEqualTo(ScriptedModel.SENTENCE);
  }

  @Test
  void aChatGoesOn() {
    AiMessage first = setup.chat("avengers").chat(QUESTION).aiMessage();

    setup.chat("avengers")
        .chat(QUESTION.get(0), QUESTION.get(1), first, UserMessage.from("And tomorrow?"));

    assertThat(setup.models().alpha().last().json().get("messages"))
        .extracting(message -> message.get("role").asString())
        .containsExactly("system", "user", "assistant", "user");
  }

  @Test
  void aPictureReachesEveryModel() {
    setup.chat("avengers")
        .chat(UserMessage.from(TextContent.from("What is it?"),
            ImageContent.from("iVBORw0KGgo=", "image/png")));

    assertThat(setup.models().received()).isNotEmpty()
        .allSatisfy(request -> assertThat(
            request.json().at("/messages/0/content/1/image_url/url").asString())
            .isEqualTo("data:image/png;base64,iVBORw0KGgo="));
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void anAnswerHasTheFormOfASchema(String model) {
    ResponseFormat format = ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(JsonSchema.builder()
            .name("report")
            .rootElement(JsonObjectSchema.builder()
                .addStringProperty("city")
                .addIntegerProperty("degrees")
                .required("city", "degrees")
                .build())
            .build())
        .build();

    ChatResponse answer = setup.chat(model)
        .chat(ChatRequest.builder().messages(QUESTION).responseFormat(format).build());

    assertThat(answer.aiMessage().text()).isEqualTo(ScriptedModel.OBJECT);
    assertThat(setup.models()
        .alpha()
        .last()
        .json()
        .at("/response_format/json_schema/schema"
            + "/properties/degrees/type")
        .asString()).isEqualTo("integer");
  }

  @Test
  void aStreamThatDiesFails() {
    setup.models()
        .alpha()
        .always(Replies.brokenStream(ScriptedCompletion.of("It is 7.").events().subList(0, 3)));

    assertThat(stream("alpha", StreamedAnswer.reading()).whole())
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withMessageContaining("backend_broken_off");
  }

  @Test
  void aCancelledStreamIsAborted() {
    setup.models()
        .alpha()
        .always(Replies.endlessStream(ScriptedCompletion.of("It is 7.").events().get(1),
            Duration.ofMillis(5)));

    stream("alpha", StreamedAnswer.cancelling());

    setup.models().alpha().await(counts -> counts.aborted() == 1);
  }
}
