package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceTest {
  @ParameterizedTest
  @ValueSource(strings = {"I'm sorry, but I can't assist with that request.",
      "I’m sorry, but I can’t help with that.", "I cannot provide instructions for this.",
      "As a language model, I am unable to give advice on that.", "Sorry, I won't do that.",
      "I apologize, but I must decline to answer this.", "I'm not able to fulfill this request.",
      "Es tut mir leid, aber dabei kann ich nicht helfen.",
      "Je suis désolé, mais je ne peux pas répondre à cela.",
      "Lo siento, pero no puedo ayudar con eso.", "Mi dispiace, ma non posso aiutarti.",
      "Desculpe, mas não posso ajudar com isso.", "Извините, но я не могу с этим помочь.",
      "抱歉，我无法回答这个问题。", "申し訳ありませんが、お答えできません。", "죄송하지만 도와드릴 수 없습니다.",
      "عذرًا، لا أستطيع المساعدة في ذلك.", "क्षमा करें, मैं इसमें मदद नहीं कर सकता।"})
  void aRefusalInWordsIsNoAnswer(String reply) {
    assertThat(silence(reply)).contains(Silence.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"I'm sorry, the answer is 5.",
      "I can't help but notice that both are odd. Answer: 5", "Sorry for the delay: 5",
      "I cannot find an error. 5", "Unfortunately it is 5.", "No", "抱歉，答案是5。",
      "Lo siento, la respuesta es 5."})
  void anApologyIsNoRefusal(String reply) {
    assertThat(silence(reply)).isEmpty();
  }

  @Test
  void aLongReplyIsNoRefusal() {
    assertThat(silence("I can't help with all of it. " + "But here is more. ".repeat(50)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "<think>5</think>", "<think>5", "<thinking>5, or"})
  void nothingButThoughtsIsNothing(String reply) {
    assertThat(silence(reply)).contains(Silence.EMPTY);
  }

  @Test
  void aReplyThatCallsAToolSaysSomething() {
    Reply call = new Reply("", List.of(new ToolCall("look_up", "{}")), Reply.Ending.COMPLETE,
        Optional.empty());

    assertThat(Reading.of(call).silence()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Reply.Ending.class, names = "COMPLETE", mode = EnumSource.Mode.EXCLUDE)
  void whatWasCutOrRefusedHasNoVoteWhateverItSays(Reply.Ending ending) {
    Reply reply = new Reply("The answer is 5", List.of(), ending, Optional.empty());

    assertThat(Reading.of(reply).silence()).map(Enum::name).contains(ending.name());
  }

  private static Optional<Silence> silence(String reply) {
    return Reading.of(Reply.of(reply)).silence();
  }
}
