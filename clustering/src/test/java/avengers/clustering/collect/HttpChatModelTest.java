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
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class HttpChatModelTest {
  private static final String REPLY = """
      {"choices": [{"message": {"role": "assistant", "content": "Größe: 7"}}],
       "usage": {"prompt_tokens": 100, "completion_tokens": 20}}""";

  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final HttpServer server = newServer();
  private final HttpClient client = HttpChatModel.newClient();
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
        {"model": "small", "temperature": 0.7, "seed": 3,
         "messages": [{"role": "user", "content": "How \\"large\\"?\\n😀"}]}"""));
  }

  @Test
  void theContentIsTheReply() throws Exception {
    assertThat(ask().text()).isEqualTo("Größe: 7");
  }

  @Test
  void tokensCostTheirPrice() throws Exception {
    assertThat(ask().usage()).isEqualTo(new Usage(OptionalDouble.of((100 * 2.5 + 20 * 10) / 1e6),
        OptionalDouble.of(100), OptionalDouble.of(20), OptionalDouble.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"usage\": null", ", \"usage\": {\"prompt_tokens\": 5}"})
  void withoutTokensTheCostIsUnknown(String usage) throws Exception {
    body = "{\"choices\": [{\"message\": {\"content\": \"7\"}}]" + usage + "}";

    assertThat(ask().usage()).isEqualTo(Usage.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 429, 500, 503})
  void anotherStatusIsAFailure(int other) {
    status = other;

    fails("small replied with status " + other);
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

  private Reply ask() throws IOException, InterruptedException {
    URI base = URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
    return new HttpChatModel(client, base, "small", 2.5, 10).ask("How \"large\"?\n😀", 0.7, 3);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
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
