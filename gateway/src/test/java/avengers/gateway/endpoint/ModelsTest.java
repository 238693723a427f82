package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.TwoBackends;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModelsTest {
  @Test
  void theNamesThatClientsMayAskAreListedEnsemblesFirst() {
    try (TwoBackends models = TwoBackends.start()) {
      Answer answer = models.client().get("/v1/models");

      assertThat(answer.header("content-type")).contains("application/json");
      assertThat(answer.json().get("object").asString()).isEqualTo("list");
      assertThat(answer.json().get("data").valueStream()).extracting(model -> model.get("id")
          .asString()).containsExactly("avengers", "alpha", "beta");
      assertThat(answer.json().get("data").valueStream()).allSatisfy(ModelsTest::isModel);
    }
  }

  private static void isModel(JsonNode model) {
    assertThat(model.get("object").asString()).isEqualTo("model");
    assertThat(model.get("created").asLong()).isPositive();
    assertThat(model.get("owned_by").asString()).isNotBlank();
  }
}
