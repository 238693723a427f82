package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(strings = {"/v1/models/Qwen/Qwen2.5-7B", "/v1/models/Qwen%2FQwen2.5-7B",
      "/v1/models/%51wen%2fQwen2.5%2D7B"})
  void aModelWhoseNameHasSlashesIsFound(String path) {
    try (TwoBackends models = TwoBackends
        .start(setup -> setup.backend("Qwen/Qwen2.5-7B", URI.create("http://127.0.0.1:1/v1")))) {
      Answer answer = models.client().get(path);

      assertThat(answer.status()).isEqualTo(200);
      isModel(answer.json());
      assertThat(answer.json().get("id").asString()).isEqualTo("Qwen/Qwen2.5-7B");
      assertThat(answer.json().get("owned_by").asString()).isEqualTo("backend");
    }
  }

  @Test
  void anUnknownModelIsNotFound() {
    try (TwoBackends models = TwoBackends.start()) {
      Answer answer = models.client().get("/v1/models/al%20pha/x");

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.error().get("code").asString()).isEqualTo("model_not_found");
      assertThat(answer.error().get("param").asString()).isEqualTo("model");
      assertThat(answer.error().get("type").asString()).isEqualTo("invalid_request_error");
      assertThat(answer.message()).contains("'al pha/x'");
    }
  }

  @Test
  void aNameThatCannotBeDecodedIsNone() throws IOException {
    try (TwoBackends models = TwoBackends.start();
        Wire wire = new Wire(models.gateway().address())) {
      assertThat(wire.send("GET /v1/models/a%zzb HTTP/1.1\r\nHost: gateway\r\n\r\n")
          .readUntil("invalid_request_error")).startsWith("HTTP/1.1 400 ");
    }
  }

  private static void isModel(JsonNode model) {
    assertThat(model.get("object").asString()).isEqualTo("model");
    assertThat(model.get("created").asLong()).isPositive();
    assertThat(model.get("owned_by").asString()).isNotBlank();
  }
}
