package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.conformance.Weather.Report;
import avengers.gateway.conformance.Weather.Temperature;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tools and answers in the form of a class, with OpenAI's Java client. */
class OpenAiToolsTest {
  @AutoClose
  private final OpenAiSetup setup = OpenAiSetup.start();

  private final ChatCompletionCreateParams.Builder chat = ChatCompletionCreateParams.builder()
      .addUserMessage("How warm is it in Paris?");

  private ChatCompletion plain() {
    return setup.client().chat().completions().create(chat.build());
  }

  private ChatCompletion streamed() {
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> stream = setup.client()
        .chat()
        .completions()
        .createStreaming(chat.build())) {
      stream.stream().forEach(all::accumulate);
    }
    return all.chatCompletion();
  }

  /** Does what the call asks for, and adds both to the chat. */
  private void follow(ChatCompletion answer) {
    assertThat(answer.choices().getFirst().finishReason())
        .isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
    ChatCompletionMessage message = answer.choices().getFirst().message();
    assertThat(message.toolCalls().orElseThrow()).singleElement().satisfies(call -> {
      ChatCompletionMessageFunctionToolCall function = call.asFunction();
      assertThat(function.function().name()).isEqualTo("Temperature");
      assertThat(function.function().arguments(Temperature.class))
          .isEqualTo(new Temperature("Paris"));
      chat.addMessage(message)
          .addMessage(ChatCompletionToolMessageParam.builder()
              .toolCallId(function.id())
              .content("21 degrees")
              .build());
    });
  }

  private void theAnswerIsMadeOfTheResult(ChatCompletion answer) {
    assertThat(answer.choices().getFirst().message().content()).contains(ScriptedModel.SENTENCE);
    JsonNode messages = setup.models().alpha().last().json().get("messages");
    assertThat(messages.at("/1/tool_calls/0/id").asString()).isEqualTo("call_1");
    assertThat(messages.at("/1/tool_calls/0/function/arguments").asString())
        .isEqualTo(ScriptedModel.ARGUMENTS);
    assertThat(messages.at("/2/tool_call_id").asString()).isEqualTo("call_1");
    assertThat(messages.at("/2/content").asString()).isEqualTo("21 degrees");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aToolIsCalledAndItsResultAnswered(String model) {
    chat.model(model).addTool(Temperature.class);

    follow(plain());

    theAnswerIsMadeOfTheResult(plain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aToolIsCalledAndItsResultAnsweredInStreams(String model) {
    chat.model(model).addTool(Temperature.class);

    follow(streamed());

    theAnswerIsMadeOfTheResult(streamed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void anAnswerHasTheFormOfAClass(String model) {
    assertThat(setup.client()
        .chat()
        .completions()
        .create(chat.model(model).responseFormat(Report.class).build())
        .choices()
        .getFirst()
        .message()
        .content()).contains(new Report("Paris", 21));
    assertThat(setup.models()
        .alpha()
        .last()
        .json()
        .at("/response_format/json_schema/schema"
            + "/properties/degrees/type")
        .asString()).isEqualTo("integer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aStreamedAnswerHasTheFormOfAClass(String model) {
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();

    try (StreamResponse<ChatCompletionChunk> stream = setup.client()
        .chat()
        .completions()
        .createStreaming(chat.model(model).responseFormat(Report.class).build())) {
      stream.stream().forEach(all::accumulate);
    }

    assertThat(all.chatCompletion(Report.class).choices().getFirst().message().content())
        .contains(new Report("Paris", 21));
  }
}
