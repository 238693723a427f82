package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionChoice;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.services.blocking.CompletionService;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text completions with OpenAI's Java client, over models that only chat. The client's own check of
 * answers is off for streams: like the published schema it has no null for a text that goes on,
 * which OpenAI's API sends.
 */
class OpenAiCompletionsTest {
  @AutoClose
  private final OpenAiSetup setup = OpenAiSetup.start();

  @AutoClose
  private final OpenAIClient unchecked = setup.builder()
      .maxRetries(0)
      .responseValidation(false)
      .build();

  private CompletionService completions() {
    return setup.client().completions();
  }

  private static CompletionCreateParams.Builder prompt(String model) {
    return CompletionCreateParams.builder().model(model).prompt("How warm is it?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aPromptIsCompleted(String model) {
    Completion answer = completions().create(prompt(model).build());

    assertThat(answer.choices()).singleElement().satisfies(choice -> {
      assertThat(choice.text()).isEqualTo(ScriptedModel.SENTENCE);
      assertThat(choice.finishReason()).isEqualTo(CompletionChoice.FinishReason.STOP);
    });
    assertThat(answer.usage()).hasValueSatisfying(
        usage -> assertThat(usage.totalTokens()).isPositive());
  }

  @ParameterizedTest
  @ValueSource(strings = {"avengers", "alpha"})
  void aStreamAddsUpToTheText(String model) {
    List<Completion> parts;
    try (StreamResponse<Completion> stream = unchecked.completions()
        .createStreaming(prompt(model)
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build())) {
      parts = stream.stream().toList();
    }

    assertThat(parts.stream()
        .flatMap(part -> part.choices().stream())
        .map(CompletionChoice::text)
        .collect(Collectors.joining())).isEqualTo(ScriptedModel.SENTENCE);
    assertThat(parts.getLast().usage()).hasValueSatisfying(
        usage -> assertThat(usage.totalTokens()).isPositive());
  }

  @Test
  void severalPromptsAtOnceAreRefused() {
    assertThatThrownBy(() -> completions().create(
        prompt("avengers").promptOfArrayOfStrings(List.of("a", "b")).build()))
        .isInstanceOfSatisfying(BadRequestException.class,
            failure -> assertThat(failure.param()).contains("prompt"));
  }

  @Test
  void aStreamThatDiesThrows() {
    setup.models()
        .alpha()
        .always(Replies.brokenStream(ScriptedCompletion.of("It is 7.").events().subList(0, 3)));

    try (StreamResponse<Completion> stream = unchecked.completions()
        .createStreaming(prompt("alpha").build())) {
      assertThatThrownBy(() -> stream.stream().toList())
          .isInstanceOfSatisfying(OpenAIServiceException.class,
              failure -> assertThat(failure.code()).contains("backend_broken_off"));
    }
  }
}
