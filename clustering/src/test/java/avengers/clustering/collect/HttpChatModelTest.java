package avengers.clustering.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.observation.Usage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class HttpChatModelTest {
  private static final String KEY = "sk-secret";
  private static final String REPLY = """
      {"choices": [{"message": {"role": "assistant", "content": "Größe: 7"}}],
       "usage": {"prompt_tokens": 100, "completion_tokens": 20}}""";

  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final HttpServer server = newServer();
  private final HttpClient client = HttpChatModel.newClient();
  private final BlockingQueue<String> authorisations = new LinkedBlockingQueue<>();
  private volatile Replying replying = this::reply;
  private volatile Duration deadline = Duration.ofSeconds(20);
  private volatile int status = 200;
  private volatile String body = REPLY;

  @BeforeEach
  void start() {
    server.createContext("/v1/chat/completions", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    client.close();
  }

  @Test
  void theRequestIsAChatCompletion() throws Exception {
    ask();

    JsonNode request = JsonMapper.shared().readTree(requests.remove());
    assertThat(request).isEqualTo(JsonMapper.shared().readTree("""
        {"model": "org/small", "temperature": 0.7, "seed": 3, "max_tokens": 50,
         "messages": [{"role": "user", "content": "How \\"large\\"?\\n😀"}]}"""));
  }

  @Test
  void theContentIsTheReply() throws Exception {
    assertThat(ask().text()).isEqualTo("Größe: 7");
  }

  @Test
  void tokensCostTheirPrice() throws Exception {
    Usage usage = ask().usage();

    assertThat(usage.cost()).hasValue((100 * 2.5 + 20 * 10) / 1e6);
    assertThat(usage.promptTokens()).hasValue(100);
    assertThat(usage.completionTokens()).hasValue(20);
    assertThat(usage.seconds()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"usage\": null", ", \"usage\": {\"prompt_tokens\": 5}"})
  void withoutTokensTheCostIsUnknown(String usage) throws Exception {
    body = "{\"choices\": [{\"message\": {\"content\": \"7\"}}]" + usage + "}";

    assertThat(ask().usage().cost()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 429, 500, 503})
  void anotherStatusIsAFailure(int other) {
    status = other;

    fails("small replied with status " + other);
  }

  @Test
  void theReasonOfAnErrorIsToldWithoutTheKey() {
    status = 400;
    body = "{\"error\": {\"message\": \"no model for\\n" + KEY + "\"}}";

    assertThatThrownBy(this::ask).hasMessage("small replied with status 400: no model for ***");
  }

  @Test
  void noPartOfTheKeyIsLeftWhereAReasonIsShortened() {
    status = 400;
    body = "{\"error\": {\"message\": \"" + "x".repeat(195) + KEY + "\"}}";

    assertThatThrownBy(this::ask)
        .hasMessage("small replied with status 400: " + "x".repeat(195) + "***");
  }

  @Test
  void theKeyIsShownToTheBackend() throws Exception {
    ask();

    assertThat(authorisations).containsExactly("Bearer " + KEY);
  }

  @ParameterizedTest
  @CsvSource({"400, false", "401, false", "403, false", "404, false", "408, true", "409, true",
      "422, false", "429, true", "500, true", "503, true", "529, true"})
  void whatMayPassIsWorthTryingAgain(int other, boolean mayPass) {
    status = other;

    assertThatThrownBy(this::ask).isInstanceOfSatisfying(CallFailure.class,
        failure -> {
          assertThat(failure.mayPass()).isEqualTo(mayPass);
          assertThat(failure.mayHaveCost()).isFalse();
        });
  }

  @Test
  void aBackendThatFallsSilentIsGivenUpAtTheDeadline() {
    CountDownLatch testEnds = new CountDownLatch(1);
    replying = exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
      await(testEnds);
    };
    deadline = Duration.ofMillis(200);
    try {
      assertThatThrownBy(this::ask).isInstanceOfSatisfying(CallFailure.class,
          failure -> assertThat(failure.mayHaveCost()).isTrue())
          .hasMessage("small did not reply within 0.2 s");
    } finally {
      testEnds.countDown();
    }
  }

  @Test
  void aReplyThatWasCutBeforeItsFirstWordIsEmpty() throws Exception {
    body = "{\"choices\": [{\"message\": {\"content\": null}, \"finish_reason\": \"length\"}]}";

    assertThat(ask().text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"choices\": [{\"message\"", "{} {}"})
  void somethingThatIsNotJsonIsAFailure(String other) {
    body = other;

    fails("small replied with");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "{\"choices\": []}", "{\"choices\": [{}]}",
      "{\"choices\": [{\"message\": {\"content\": null}}]}",
      "{\"choices\": [{\"message\": {\"content\": 7}}]}"})
  void aReplyWithoutContentIsAFailure(String other) {
    body = other;

    fails("small replied without choices[0].message.content");
  }

  @Test
  void aServerThatIsNotThereIsAFailure() {
    server.stop(0);

    assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
  }

  private void fails(String cause) {
    assertThatThrownBy(this::ask).isInstanceOf(IOException.class).hasMessageContaining(cause);
  }

  private Reply ask() throws CallFailure, InterruptedException {
    URI base = URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
    return new HttpChatModel(client, new ChatEndpoint("small", base, "org/small",
        Optional.of(KEY), Optional.of(new TokenPrice(2.5, 10)), deadline))
        .ask(new ChatCall(List.of(new Message("user", "How \"large\"?\n😀")), 0.7,
            OptionalInt.of(50), 3));
  }

  private interface Replying {
    void reply(HttpExchange exchange) throws IOException;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      authorisations.add(exchange.getRequestHeaders().getFirst("authorization"));
      replying.reply(exchange);
    }
  }

  private void reply(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
