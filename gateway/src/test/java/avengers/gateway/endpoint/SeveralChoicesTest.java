package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend's own {@code n} saves the prompt's tokens; no vote relies on it. */
class SeveralChoicesTest {
  @AutoClose
  private TwoBackends models = TwoBackends.start(setup -> setup.ensemble("four", 4, 1));

  private Answer ask() {
    return models.client().chat(Chat.to("four"));
  }

  private List<Integer> asked() {
    return models.alpha().received().stream().map(SeveralChoicesTest::choices).toList();
  }

  /** What a request asks for; 1 where it does not say. */
  private static int choices(Received request) {
    return request.json().path("n").asInt(1);
  }

  private static void allFourCame(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-avengers-samples"))
        .contains("asked=4,answered=4,lost=0,cancelled=0");
  }

  @Test
  void oneCallGivesAllSamplesOfAModel() {
    models.alpha().always(Replies.choices("1", "2", "3", "2"));

    Answer first = ask();
    Answer second = ask();

    allFourCame(first);
    assertThat(first.content()).isEqualTo("2");
    assertThat(first.header("x-avengers-votes")).contains("2/4");
    assertThat(second.content()).isEqualTo("2");
    assertThat(asked()).containsExactly(4, 4);
  }

  @Test
  void theUsageOfACallCountsOnce() {
    models.alpha().always(Replies.choices("1", "2", "3", "4"));

    assertThat(ask().json().at("/usage/prompt_tokens").asLong()).isEqualTo(10);
  }

  @Test
  void theAnswerHasOneChoice() {
    models.alpha().always(Replies.choices("1", "2", "3", "2"));

    Answer answer = ask();

    assertThat(answer.json().at("/choices").size()).isEqualTo(1);
    assertThat(answer.json().at("/choices/0/index").asInt(-1)).isZero();
  }

  @Test
  void whatABackendThatIgnoresItLeavesOutIsAskedForOneByOne() {
    models.alpha().always(Replies.everDifferent());

    Answer answer = ask();

    allFourCame(answer);
    assertThat(asked()).containsExactly(4, 1, 1, 1);
    assertThat(answer.json().at("/usage/prompt_tokens").asLong()).isEqualTo(40);
  }

  @Test
  void thatABackendIgnoresItIsRemembered() {
    models.alpha().always(Replies.everDifferent());
    ask();

    allFourCame(ask());

    assertThat(asked()).containsExactly(4, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void aBackendThatGivesFewerIsAskedForTheRest() {
    models.alpha().then(Replies.choices("1", "2"));
    models.alpha().then(Replies.text("3"), Replies.text("4"));

    allFourCame(ask());
    assertThat(asked()).containsExactly(4, 1, 1);
  }

  @Test
  void moreThanWasAskedForIsLeftOut() {
    models.alpha().always(Replies.choices("1", "2", "3", "4", "5", "5"));

    Answer answer = ask();

    allFourCame(answer);
    assertThat(answer.header("x-avengers-votes")).contains("1/4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Unsupported parameter: 'n'", "Only one completion choice is allowed",
      "n must be 1", "'n' : number must be at most 1"})
  void aBackendThatRejectsItIsAskedOneByOne(String message) {
    models.alpha()
        .always(Replies.byChoices(Replies.error(400, message), Replies.everDifferent()));

    allFourCame(ask());
    allFourCame(ask());
    assertThat(asked()).containsExactly(4, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  /** What backends do with a request that they do not understand. */
  enum Breaking {
    SERVER_ERROR,
    NO_JSON,
    BREAK_OFF,
    EMPTY_CHOICES;

    Reply reply() {
      return switch (this) {
        case SERVER_ERROR -> Replies.error(500, "KeyError");
        case NO_JSON -> Replies.html();
        case BREAK_OFF -> Replies.breakOff();
        case EMPTY_CHOICES -> Replies.json("{\"choices\": []}");
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBackendThatBreaksOnItIsAskedOneByOne(Breaking breaking) {
    models.alpha().always(Replies.byChoices(breaking.reply(), Replies.everDifferent()));

    allFourCame(ask());
    allFourCame(ask());
    assertThat(asked()).filteredOn(choices -> choices == 4).hasSize(1);
  }

  @Test
  void anOutageIsNotRememberedAsThat() {
    models.close();
    models = TwoBackends.start(setup -> setup.ensemble("four", 4, 1).patient());
    models.always(Replies.error(500, "no"));
    assertThat(ask().status()).isEqualTo(502);
    models.alpha().always(Replies.choices("1", "2", "3", "4"));
    int before = asked().size();

    allFourCame(ask());

    assertThat(asked().subList(before, asked().size())).containsExactly(4);
  }

  @Test
  void aRequestThatIsRejectedForAnotherReasonIsNotRepeated() {
    models.alpha().always(Replies.error(400, "'tool_choice' needs 'tools'"));

    assertThat(ask().status()).isEqualTo(400);
    assertThat(asked()).containsExactly(4);
  }

  @Test
  void aChoiceThatIsBrokenIsLostAlone() {
    models.close();
    models = TwoBackends.start(setup -> setup.ensemble("four", 4, 1).withoutRetries());
    String broken = Replies.COMPLETION.replaceFirst("\\[", "[{\"index\": 1}, null, ");
    models.alpha().then(Replies.json(broken));
    models.alpha().always(Replies.text("42"));

    Answer answer = ask();

    assertThat(answer.content()).isEqualTo("42");
    assertThat(answer.header("x-avengers-samples"))
        .contains("asked=4,answered=2,lost=2,cancelled=0");
  }

  @Test
  void aSeedIsGivenToEachSampleInACallOfItsOwn() {
    models.alpha().always(Replies.everDifferent());

    models.client().chat(Chat.with("four", "\"seed\": 7"));

    assertThat(asked()).containsExactly(1, 1, 1, 1);
    assertThat(models.alpha().received()).extracting(
        request -> request.json().get("seed").asInt()).doesNotHaveDuplicates();
  }
}
