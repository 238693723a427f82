package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.server.Gateway;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The only server of the only model says when it wants to be asked again. */
class RetryAfterTest {
  @AutoClose
  private final ScriptedUpstream upstream = ScriptedUpstream.start();

  private final Gateway gateway;
  private final Client client;

  private RetryAfterTest() throws IOException {
    gateway = Gateway.start(new GatewaySetup().backend("alpha", upstream.url())
        .ensemble("four", 4, 1)
        .ensemble(new EnsembleConfig("eager", 2, 1, 0.7).withSpeculative(true))
        .config());
    client = new Client(gateway.address());
  }

  @AfterEach
  void close() {
    client.close();
    gateway.close();
  }

  private void asksForRest(int status) {
    upstream.always(Replies.status(status, "{}", Map.of("retry-after", "60")));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void samplesThatWereAskedForTogetherAreNotAskedForOneByOne(int status) {
    asksForRest(status);

    Answer answer = client.chat(Chat.to("four"));

    assertThat(upstream.received()).hasSize(1);
    assertThat(answer.header("retry-after")).contains("60");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aSampleThatWasToBeShownIsNotAskedForAgain(int status) {
    asksForRest(status);

    Answer answer = client.chat(Chat.streamed("eager"));

    assertThat(upstream.received())
        .filteredOn(request -> request.json().path("stream").asBoolean(false))
        .hasSize(1);
    assertThat(upstream.received()).hasSize(2);
    assertThat(answer.header("retry-after")).contains("60");
  }
}
