package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.ConcurrencyConfig;
import avengers.gateway.config.LoadConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.server.Gateway;
import avengers.gateway.upstream.FragileUpstream;
import avengers.gateway.upstream.RawReplies;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server sends two answers to one request, while other calls wait for its only connection. */
class UnaskedAnswerTest {
  private static final String RIGHT = "It is 42.";
  private static final int ROUNDS = 20;
  private static final int CALLS = 6;

  @AutoClose
  private final ScriptedUpstream failing = ScriptedUpstream.start();

  @AutoClose
  private final FragileUpstream lying = FragileUpstream.start();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSecondIsNobodys(boolean stream) throws IOException {
    failing.always(Replies.error(500, "no"));
    lying.alwaysRaw(RawReplies.twice(ScriptedCompletion.of(RIGHT),
        ScriptedCompletion.of("It is 13.")));
    String question = stream ? Chat.streamed("alpha") : Chat.to("alpha");
    try (Gateway gateway = Gateway.start(new GatewaySetup().backend("alpha", lying.url())
        .replicas("alpha", List.of(lying.url(), failing.url()))
        .patient()
        .load("alpha", new LoadConfig(1, new ConcurrencyConfig.Fixed(2), 100,
            Duration.ofSeconds(20)))
        .config());
        Client client = new Client(gateway.address())) {
      for (int round = 0; round < ROUNDS; round++) {
        List<CompletableFuture<Answer>> asked = IntStream.range(0, CALLS)
            .mapToObj(call -> client.chatLater(question))
            .toList();

        assertThat(asked).extracting(CompletableFuture::join)
            .filteredOn(answer -> answer.status() == 200)
            .extracting(answer -> stream ? answer.streamedContent() : answer.content())
            .allMatch(RIGHT::equals);
      }
    }
  }
}
