package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend that serves embeddings. */
class EmbeddingBackendTest {
  @AutoClose
  private final ScriptedUpstream bge = ScriptedUpstream.start();
  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup
      .backend("bge", bge.url(), Service.EMBEDDINGS));

  private Answer ask(String fields) {
    return models.client().post("/v1/embeddings", "{\"model\":\"bge\"," + fields + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"input\":\"a\"", "\"input\":[[1,2]],\"dimensions\":7",
      "\"input\":\"a\",\"encoding_format\":\"base64\",\"new\":1.50"})
  void getsTheRequestAsItIsAndTheClientItsAnswer(String fields) {
    String reply = "{ \"data\" : [{\"embedding\":[1.50e-1],\"index\":0}], \"x\": 1 }\n";
    bge.always(Replies.json(reply));

    Answer answer = ask(fields);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(reply);
    assertThat(bge.last().path()).isEqualTo("/v1/embeddings");
    assertThat(bge.last().text()).isEqualTo("{\"model\":\"served-bge\"," + fields + "}");
  }

  @Test
  void settingsThatAreNullAreNoChange() {
    bge.always(Replies.json("{\"data\": [{\"embedding\": [0.5]}]}"));

    assertThat(ask("\"input\":\"a\",\"avengers\":null").status()).isEqualTo(200);
    assertThat(bge.last().text()).isEqualTo("{\"model\":\"served-bge\",\"input\":\"a\"}");
  }

  @Test
  void anAnswerWithoutEmbeddingsIsNone() {
    bge.always(Replies.json("{\"data\": []}"));

    assertThat(ask("\"input\": \"a\"").error().get("code").asString())
        .isEqualTo("backend_malformed");
  }

  @Test
  void itsRejectionPasses() {
    bge.always(Replies.error(400, "input is too long"));

    Answer answer = ask("\"input\": \"a\"");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("input is too long");
  }

  @Test
  void itIsListedButNotAskedByEnsembles() {
    models.client().chat(Chat.to("avengers"));

    assertThat(models.client().get("/v1/models/bge").status()).isEqualTo(200);
    assertThat(bge.received()).isEmpty();
  }
}
