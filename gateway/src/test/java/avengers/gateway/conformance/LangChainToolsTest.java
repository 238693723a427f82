package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tools with LangChain4j. */
class LangChainToolsTest {
  private static final ToolSpecification TEMPERATURE = ToolSpecification.builder()
      .name("temperature")
      .description("Tells how warm it is.")
      .parameters(JsonObjectSchema.builder().addStringProperty("city").required("city").build())
      .build();

  @AutoClose
  private final LangChainSetup setup = LangChainSetup.start();

  private final List<ChatMessage> chat = new ArrayList<>(
      List.of(UserMessage.from("How warm is it in Paris?")));

  private ChatRequest request() {
    return ChatRequest.builder().messages(chat).toolSpecifications(TEMPERATURE).build();
  }

  private ChatResponse plain(String model) {
    return setup.chat(model).chat(request());
  }

  private ChatResponse streamed(String model) {
    StreamedAnswer answer = StreamedAnswer.reading();
    setup.streaming(model).chat(request(), answer);
    return answer.whole().join();
  }

  /** Does what the call asks for, and adds both to the chat. */
  private void follow(ChatResponse answer) {
    AiMessage message = answer.aiMessage();
    assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
    assertThat(message.toolExecutionRequests()).singleElement()
        .isEqualTo(
            ToolExecutionRequest.builder()
                .id("call_1")
                .name("temperature")
                .arguments(ScriptedModel.ARGUMENTS)
                .build());
    chat.add(message);
    chat.add(ToolExecutionResultMessage.from(message.toolExecutionRequests().getFirst(),
        "21 degrees"));
  }

  private void theAnswerIsMadeOfTheResult(ChatResponse answer) {
    assertThat(answer.aiMessage().text()).isEqualTo(ScriptedModel.SENTENCE);
    JsonNode messages = setup.models().alpha().last().json().get("messages");
    assertThat(messages.at("/1/tool_calls/0/id").asString()).isEqualTo("call_1");
    assertThat(messages.at("/2/tool_call_id").asString()).isEqualTo("call_1");
    assertThat(messages.at("/2/content").asString()).isEqualTo("21 degrees");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aToolIsCalledAndItsResultAnswered(String model) {
    follow(plain(model));

    theAnswerIsMadeOfTheResult(plain(model));
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aToolIsCalledAndItsResultAnsweredInStreams(String model) {
    follow(streamed(model));

    theAnswerIsMadeOfTheResult(streamed(model));
  }
}
