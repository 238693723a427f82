package avengers.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.upstream.Replies;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.services.blocking.chat.ChatCompletionService;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several choices of an ensemble with OpenAI's Java client. */
class OpenAiChoicesTest {
  @AutoClose
  private final OpenAiSetup setup = OpenAiSetup.start();

  /** Three samples of one model say 7, two of the other 8. */
  @BeforeEach
  void disagree() {
    setup.models().alpha().always(Replies.asManyAsAsked("It is 7"));
    setup.models().beta().always(Replies.asManyAsAsked("It is 8"));
  }

  private ChatCompletionService completions() {
    return setup.client().chat().completions();
  }

  private static ChatCompletionCreateParams question(int choices) {
    return ChatCompletionCreateParams.builder()
        .model("avengers")
        .addUserMessage("How warm is it?")
        .n(choices)
        .build();
  }

  private static void areTheAnswers(ChatCompletion answer) {
    assertThat(answer.choices()).extracting(choice -> choice.message().content().orElseThrow())
        .containsExactly("It is 7", "It is 8");
    assertThat(answer.choices()).extracting(ChatCompletion.Choice::index).containsExactly(0L, 1L);
  }

  @Test
  void theyAreTheDifferentAnswersStrongestFirst() {
    areTheAnswers(completions().create(question(2)));
  }

  @Test
  void theyStreamToo() {
    ChatCompletionAccumulator all = ChatCompletionAccumulator.create();

    try (StreamResponse<ChatCompletionChunk> stream = completions().createStreaming(question(2))) {
      stream.stream().forEach(all::accumulate);
    }

    areTheAnswers(all.chatCompletion());
  }

  @Test
  void moreThanThereAreDoNotCome() {
    areTheAnswers(completions().create(question(3)));
  }

  @Test
  void noneIsABadRequest() {
    assertThatThrownBy(() -> completions().create(question(0)))
        .isInstanceOfSatisfying(BadRequestException.class,
            failure -> assertThat(failure.param()).contains("n"));
  }
}
