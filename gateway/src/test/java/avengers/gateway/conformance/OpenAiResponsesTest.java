package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.plan.Need;
import avengers.gateway.conformance.Weather.Report;
import avengers.gateway.conformance.Weather.Temperature;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The responses API with OpenAI's Java client, over models that only chat. */
class OpenAiResponsesTest {
  private static final String PIXEL = "data:image/png;base64,iVBORw0KGgo=";

  @AutoClose
  private final OpenAiSetup setup = OpenAiSetup.start(
      setup -> setup.serving(Need.IMAGES));

  private static ResponseCreateParams.Builder question(String model) {
    return ResponseCreateParams.builder()
        .model(model)
        .instructions("Be brief.")
        .input("How warm is it?");
  }

  private Response ask(ResponseCreateParams.Builder question) {
    return setup.client().responses().create(question.build());
  }

  /** The events of a streamed response. */
  private List<ResponseStreamEvent> stream(ResponseCreateParams.Builder question) {
    try (StreamResponse<ResponseStreamEvent> stream = setup.client()
        .responses()
        .createStreaming(question.build())) {
      return stream.stream().toList();
    }
  }

  private static Response wholeOf(List<ResponseStreamEvent> events) {
    ResponseAccumulator all = ResponseAccumulator.create();
    events.forEach(all::accumulate);
    return all.response();
  }

  private static String text(Response response) {
    return response.output()
        .stream()
        .flatMap(item -> item.message().stream())
        .flatMap(message -> message.content().stream())
        .flatMap(content -> content.outputText().stream())
        .map(output -> output.text())
        .collect(Collectors.joining());
  }

  private static void isTheAnswer(Response response) {
    assertThat(response.status()).contains(ResponseStatus.COMPLETED);
    assertThat(text(response)).isEqualTo(ScriptedModel.SENTENCE);
    assertThat(response.error()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aQuestionIsAnswered(String model) {
    Response response = ask(question(model));

    isTheAnswer(response);
    assertThat(response.usage()).hasValueSatisfying(
        usage -> assertThat(usage.totalTokens()).isPositive());
    assertThat(setup.models().alpha().last().json().get("messages"))
        .extracting(message -> message.get("content").asString())
        .containsExactly("Be brief.", "How warm is it?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aStreamAddsUpToTheAnswer(String model) {
    List<ResponseStreamEvent> events = stream(question(model));

    isTheAnswer(wholeOf(events));
    assertThat(events.getFirst().created()).isPresent();
    assertThat(events.getLast().completed()).isPresent();
    assertThat(events.stream()
        .flatMap(event -> event.outputTextDelta().stream())
        .map(delta -> delta.delta())
        .collect(Collectors.joining())).isEqualTo(ScriptedModel.SENTENCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aToolIsCalledAndItsResultAnswered(String model) {
    Response first = ask(question(model).addTool(Temperature.class));

    theResultIsAnswered(model, first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aToolIsCalledInAStream(String model) {
    List<ResponseStreamEvent> events = stream(question(model).addTool(Temperature.class));

    assertThat(events.stream().flatMap(event -> event.functionCallArgumentsDone().stream()))
        .singleElement()
        .satisfies(done -> assertThat(done.arguments()).isEqualTo(ScriptedModel.ARGUMENTS));
    theResultIsAnswered(model, wholeOf(events));
  }

  private void theResultIsAnswered(String model, Response first) {
    ResponseFunctionToolCall call = first.output()
        .stream()
        .flatMap(item -> item.functionCall().stream())
        .findFirst()
        .orElseThrow();
    assertThat(call.name()).isEqualTo("Temperature");
    assertThat(call.arguments(Temperature.class)).isEqualTo(new Temperature("Paris"));

    isTheAnswer(ask(ResponseCreateParams.builder()
        .model(model)
        .addTool(Temperature.class)
        .inputOfResponse(List.of(user("How warm is it?"), ResponseInputItem.ofFunctionCall(call),
            ResponseInputItem.ofFunctionCallOutput(ResponseInputItem.FunctionCallOutput.builder()
                .callId(call.callId())
                .output("21 degrees")
                .build())))));

    JsonNode messages = setup.models().alpha().last().json().get("messages");
    assertThat(messages.at("/1/tool_calls/0/id").asString()).isEqualTo(call.callId());
    assertThat(messages.at("/2/tool_call_id").asString()).isEqualTo(call.callId());
    assertThat(messages.at("/2/content").asString()).isEqualTo("21 degrees");
  }

  private static ResponseInputItem user(String text) {
    return ResponseInputItem.ofEasyInputMessage(
        EasyInputMessage.builder().role(EasyInputMessage.Role.USER).content(text).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void anAnswerHasTheFormOfAClass(String model) {
    assertThat(setup.client()
        .responses()
        .create(question(model).text(Report.class).build())
        .output()
        .getFirst()
        .asMessage()
        .content()
        .getFirst()
        .asOutputText()).isEqualTo(new Report("Paris", 21));
  }

  @Test
  void anAnswerCanBeContinued() {
    List<ResponseInputItem> chat = new ArrayList<>(List.of(user("How warm is it?")));
    ask(question("avengers")).output()
        .stream()
        .map(ResponseOutputItem::asMessage)
        .forEach(message -> chat.add(ResponseInputItem.ofResponseOutputMessage(message)));
    chat.add(user("And tomorrow?"));

    ask(ResponseCreateParams.builder().model("avengers").inputOfResponse(chat));

    assertThat(setup.models().alpha().last().json().get("messages"))
        .extracting(message -> message.get("role").asString())
        .containsExactly("user", "assistant", "user");
  }

  @Test
  void aPictureReachesTheModels() {
    ask(ResponseCreateParams.builder()
        .model("avengers")
        .inputOfResponse(List.of(ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
            .role(EasyInputMessage.Role.USER)
            .contentOfResponseInputMessageContentList(List.of(ResponseInputContent.ofInputImage(
                ResponseInputImage.builder()
                    .detail(ResponseInputImage.Detail.LOW)
                    .imageUrl(PIXEL)
                    .build())))
            .build()))));

    assertThat(setup.models()
        .alpha()
        .last()
        .json()
        .at("/messages/0/content/0/image_url/url")
        .asString()).isEqualTo(PIXEL);
  }

  @Test
  void anEarlierResponseCannotBeNamed() {
    assertThatThrownBy(() -> ask(question("avengers").previousResponseId("resp_1")))
        .isInstanceOfSatisfying(BadRequestException.class,
            failure -> assertThat(failure.param()).contains("previous_response_id"));
  }

  @Test
  void anUnknownModelIsNotFound() {
    assertThatThrownBy(() -> ask(question("gamma"))).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aStreamThatDiesThrows() {
    setup.models()
        .alpha()
        .always(Replies.brokenStream(ScriptedCompletion.of("It is 7.").events().subList(0, 3)));

    assertThatThrownBy(() -> stream(question("alpha")))
        .isInstanceOfSatisfying(OpenAIServiceException.class,
            failure -> assertThat(failure).hasMessageContaining("alpha"));
  }
}
