package avengers.gateway.demo.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class TemplateTest {

  private static final Template TEMPLATE = Template
      .of("{who} has {#count}\napples. How old is {who}?");

  @Test
  void readsBackWhatItFilledIn() {
    Slots slots = Slots.of("who", "Anna").and("count", -12);
    String text = TEMPLATE.fill(slots);
    assertThat(text).isEqualTo("Anna has -12\napples. How old is Anna?");
    assertThat(TEMPLATE.match(Whitespace.collapse(text))).contains(slots);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "Anna has 3 apples. How old is Ben?", "Anna has three apples. How old is Anna?",
      " has 3 apples. How old is ?", "Anna has 3 apples. How old is Anna? Really?",
      "Anna has 1234567 apples. How old is Anna?", "Anna has - apples. How old is Anna?",
      "Anna has  apples. How old is Anna?"})
  void refusesOtherTexts(String text) {
    assertThat(TEMPLATE.match(text)).isEmpty();
  }
}
