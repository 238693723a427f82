package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.services.blocking.chat.ChatCompletionService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streamed chat with OpenAI's Java client. */
class OpenAiStreamTest {
  @AutoClose
  private final OpenAiSetup setup = OpenAiSetup.start();

  private ChatCompletionService completions() {
    return setup.client().chat().completions();
  }

  private static ChatCompletionCreateParams question(String model) {
    return ChatCompletionCreateParams.builder()
        .model(model)
        .addUserMessage("How warm is it?")
        .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void theChunksAddUpToTheAnswer(String model) {
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();

    try (StreamResponse<ChatCompletionChunk> stream = completions()
        .createStreaming(question(model))) {
      stream.stream().forEach(all::accumulate);
    }

    ChatCompletion answer = all.chatCompletion();
    assertThat(answer.choices()).singleElement().satisfies(choice -> {
      assertThat(choice.message().content()).contains(ScriptedModel.SENTENCE);
      assertThat(choice.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
    });
    assertThat(answer.usage()).hasValueSatisfying(
        usage -> assertThat(usage.totalTokens()).isPositive());
  }

  @Test
  void aStreamThatDiesThrowsBehindWhatCame() {
    setup.models()
        .alpha()
        .always(Replies.brokenStream(ScriptedCompletion.of("It is 7.").events().subList(0, 3)));
    List<ChatCompletionChunk> came = new ArrayList<>();

    try (StreamResponse<ChatCompletionChunk> stream = completions()
        .createStreaming(question("alpha"))) {
      assertThatThrownBy(() -> stream.stream().forEach(came::add))
          .isInstanceOfSatisfying(OpenAIServiceException.class, failure -> {
            assertThat(failure.code()).contains("backend_broken_off");
            assertThat(failure.type()).contains("server_error");
            assertThat(failure).hasMessageContaining("alpha");
          });
    }
    assertThat(came).hasSize(3);
  }

  @Test
  void closingAStreamAbortsIt() {
    setup.models()
        .alpha()
        .always(Replies.silentStream(ScriptedCompletion.of("It is 7.").events().subList(0, 1)));

    try (StreamResponse<ChatCompletionChunk> stream = completions()
        .createStreaming(question("alpha"))) {
      assertThat(stream.stream().findFirst()).isPresent();
    }

    setup.models().alpha().await(counts -> counts.aborted() == 1);
  }
}
