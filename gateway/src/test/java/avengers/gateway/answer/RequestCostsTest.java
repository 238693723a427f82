package avengers.gateway.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.cluster.ExpectedCall;
import avengers.clustering.plan.CallCost;
import avengers.gateway.config.Price;
import avengers.gateway.fixture.Chat;
import avengers.gateway.openai.ChatRequest;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RequestCostsTest {
  private static final Optional<Price> PRICE = Optional.of(new Price(1, 2));
  private static final ExpectedCall RECORDED = new ExpectedCall(OptionalDouble.of(300),
      OptionalDouble.of(0.05));

  private static RequestCosts costs(String fields, boolean capped) {
    return new RequestCosts(ChatRequest.parse(Chat.with("m", fields).getBytes(UTF_8)), capped);
  }

  @Test
  void aCallIsExpectedToCostThePriceOfItsTokens() {
    RequestCosts costs = costs("\"x\": 1", false);
    long prompt = costs.request().promptTokens();

    CallCost cost = costs.of(PRICE, RECORDED);

    assertThat(cost.expected().getAsDouble()).isCloseTo((prompt + 2 * 300) / 1e6, within(1e-12));
  }

  @Test
  void aShorterAnswerThatIsAskedForCostsLess() {
    RequestCosts costs = costs("\"max_tokens\": 100", false);

    assertThat(costs.of(PRICE, RECORDED).expected().getAsDouble())
        .isCloseTo((costs.request().promptTokens() + 2 * 100) / 1e6, within(1e-12));
  }

  @Test
  void withoutAPriceACallCostsWhatWasRecorded() {
    assertThat(costs("\"x\": 1", true).of(Optional.empty(), RECORDED))
        .isEqualTo(new CallCost(OptionalDouble.of(0.05), OptionalDouble.empty()));
    assertThat(costs("\"x\": 1", true).of(Optional.empty(), ExpectedCall.UNKNOWN))
        .isEqualTo(CallCost.UNKNOWN);
  }

  @Test
  void whatIsNotBoundedHasNoWorstCase() {
    assertThat(costs("\"x\": 1", false).of(PRICE, RECORDED).most()).isEmpty();
    assertThat(costs("\"max_tokens\": -1", false).of(PRICE, RECORDED).most()).isEmpty();
  }

  @Test
  void whatIsFreeNeedsNoBound() {
    Optional<Price> freeAnswers = Optional.of(new Price(1, 0));

    assertThat(costs("\"x\": 1", false).of(freeAnswers, RECORDED).most()).isPresent();
  }

  @Test
  void choicesOfOneCallShareThePrompt() {
    RequestCosts alone = costs("\"n\": 4, \"max_tokens\": 100", false);
    RequestCosts together = RequestCosts.unchanged(alone.request());
    Optional<Price> prompts = Optional.of(new Price(1, 0));

    assertThat(4 * together.of(prompts, RECORDED).most().getAsDouble())
        .isCloseTo(alone.of(prompts, RECORDED).most().getAsDouble(), within(1e-12));
  }

  @Test
  void underACapACompletionIsBoundedWithRoomForALongOne() {
    assertThat(costs("\"x\": 1", true).bound(RECORDED)).hasValue(1200);
    assertThat(costs("\"x\": 1", true).bound(ExpectedCall.UNKNOWN)).hasValue(512);
    assertThat(costs("\"max_tokens\": 70", true).bound(RECORDED)).hasValue(70);
  }

  @Test
  void theWorstCaseCountsATokenForEveryByte() {
    RequestCosts costs = costs("\"max_tokens\": 100", false);
    long bytes = Chat.with("m", "\"max_tokens\": 100").length();

    assertThat(costs.of(PRICE, RECORDED).most().getAsDouble())
        .isGreaterThan((bytes - 10 + 2 * 100) / 1e6);
  }
}
