package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A stream that shows the first sample before the vote, with OpenAI's Java client. */
class OpenAiSpeculativeTest {
  @AutoClose
  private final OpenAiSetup setup = OpenAiSetup.start(gateway -> gateway.ensemble(
      new EnsembleConfig("speculative", 5, 2, 0.7).withSpeculative(true)));

  /** The other samples wait for it, so that they do not decide the vote before it is shown. */
  private final CompletableFuture<String> shown = new CompletableFuture<>();

  private void reply(Reply first, Reply others) {
    Reply later = Replies.behind(shown, others);
    setup.models().alpha().always(Replies.byStream(first, later));
    setup.models().beta().always(later);
  }

  private List<ChatCompletionChunk> stream() {
    try (StreamResponse<ChatCompletionChunk> stream = setup.client()
        .chat()
        .completions()
        .createStreaming(ChatCompletionCreateParams.builder()
            .model("speculative")
            .addUserMessage("How warm is it?")
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build())) {
      return stream.stream().peek(chunk -> shown.complete("open")).toList();
    }
  }

  private static Map<?, ?> verdict(List<ChatCompletionChunk> chunks) {
    List<JsonValue> verdicts = chunks.stream()
        .map(chunk -> chunk._allProperties().get("avengers"))
        .filter(Objects::nonNull)
        .toList();
    assertThat(verdicts).hasSize(1);
    return Objects.requireNonNull(verdicts.getFirst().convert(Map.class));
  }

  @Test
  void itAddsUpToTheAnswerAndTellsTheVerdict() {
    reply(new ScriptedModel(), new ScriptedModel());

    List<ChatCompletionChunk> chunks = stream();

    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
    chunks.forEach(all::accumulate);
    ChatCompletion answer = all.chatCompletion();
    assertThat(answer.choices()).singleElement()
        .satisfies(choice -> assertThat(choice.message().content())
            .contains(ScriptedModel.SENTENCE));
    assertThat(answer.usage()).isPresent();
    assertThat(verdict(chunks).get("confirmed")).isEqualTo(true);
  }

  @Test
  void anAnswerThatLosesTheVoteIsToldAsSuch() {
    reply(Replies.stream(ScriptedCompletion.of("It is 7.").events()),
        Replies.asManyAsAsked("It is 8."));

    List<ChatCompletionChunk> chunks = stream();

    assertThat(chunks.stream()
        .flatMap(chunk -> chunk.choices().stream())
        .map(choice -> choice.delta().content().orElse(""))
        .collect(Collectors.joining())).isEqualTo("It is 7.");
    assertThat(verdict(chunks).get("confirmed")).isEqualTo(false);
    assertThat(verdict(chunks).get("answer")).isEqualTo("It is 8.");
  }
}
