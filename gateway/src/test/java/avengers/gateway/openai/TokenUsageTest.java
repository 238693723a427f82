package avengers.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TokenUsageTest {
  private static TokenUsage of(String details) {
    return TokenUsage.of(Json.MAPPER.readTree("{\"prompt_tokens\": 10, \"completion_tokens\": 5"
        + details + "}")).orElseThrow();
  }

  @Test
  void detailsAreReadWhereABackendGivesThem() {
    TokenUsage usage = of(", \"prompt_tokens_details\": {\"cached_tokens\": 4},"
        + " \"completion_tokens_details\": {\"reasoning_tokens\": 3}");

    assertThat(usage).isEqualTo(new TokenUsage(10, 5, OptionalLong.of(4), OptionalLong.of(3)));
    assertThat(of(", \"prompt_tokens_details\": null, \"completion_tokens_details\": {}"))
        .isEqualTo(new TokenUsage(10, 5));
  }

  @Test
  void theFormOfResponsesIsReadAsWell() {
    assertThat(TokenUsage.of(Json.MAPPER.readTree("""
        {"input_tokens": 10, "output_tokens": 5, "input_tokens_details": {"cached_tokens": 4},
          "output_tokens_details": {"reasoning_tokens": 3}}""")))
        .contains(new TokenUsage(10, 5, OptionalLong.of(4), OptionalLong.of(3)));
    assertThat(TokenUsage.of(Json.MAPPER.readTree("{\"total_tokens\": 10}"))).isEmpty();
  }

  @Test
  void detailsAddUpOverThoseThatKnowThem() {
    TokenUsage some = new TokenUsage(10, 5, OptionalLong.of(4), OptionalLong.empty());
    TokenUsage others = new TokenUsage(20, 6, OptionalLong.of(1), OptionalLong.of(2));

    assertThat(TokenUsage.NONE.plus(some).plus(others).plus(new TokenUsage(1, 1)))
        .isEqualTo(new TokenUsage(31, 12, OptionalLong.of(5), OptionalLong.of(2)));
  }

  @Test
  void clientsAreToldTheDetailsThatAreKnown() {
    assertThat(new TokenUsage(1, 2).toJson().toString()).isEqualTo(
        "{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}");
    assertThat(new TokenUsage(1, 2, OptionalLong.of(0), OptionalLong.of(2)).toJson().toString())
        .isEqualTo("{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":0},"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":2}}");
  }
}
