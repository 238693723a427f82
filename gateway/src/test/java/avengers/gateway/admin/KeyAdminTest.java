package avengers.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.StorageConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.Passage;
import avengers.gateway.fixture.Postgres;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Those who run the gateway add, change and revoke keys while it runs, and see what they used. */
class KeyAdminTest {
  private static final String KEYS = "/admin/keys";

  @TempDir
  private static Path folder;

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.keys("configured")
      .storage(new StorageConfig.Embedded(folder.resolve(UUID.randomUUID().toString()))));
  @AutoClose
  private final Client admin = new Client(models.gateway().adminAddress());

  @BeforeEach
  void modelsTellTheirUsage() {
    models.always(Replies.completion(ScriptedCompletion.of("42").using(1_000, 500)));
  }

  private JsonNode add(String body) {
    Answer answer = admin.post(KEYS, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private Answer ask(JsonNode key, String model) {
    return models.client()
        .chat(Chat.to(model), "Authorization", "Bearer " + key.path("key").asString());
  }

  private static String path(JsonNode key) {
    return KEYS + "/" + key.path("id").asString();
  }

  private static void isRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.error().propertyNames()).containsExactly("message", "type", "param", "code");
    assertThat(answer.error().path("code").asString()).isEqualTo(code);
  }

  @Test
  void aKeyIsToldOnceAndOpensAtOnce() {
    JsonNode key = add("""
        {"name": "web", "models": ["alpha"], "requests_per_minute": 60,
         "budget": {"day": 5, "month": 100}, "expires": "2100-01-31", "max_cost": 0.5,
         "deadline": "20s"}""");

    assertThat(ask(key, "alpha").status()).isEqualTo(200);
    Answer again = admin.get(path(key));
    assertThat(again.text()).doesNotContain(key.path("key").asString().substring(12));
    assertThat(again.json().path("key").isMissingNode()).isTrue();
    assertThat(again.json().path("hint").asString())
        .isEqualTo("..." + key.path("key").asString().substring(51));
    assertThat(again.json().path("models").toString()).isEqualTo("[\"alpha\"]");
    assertThat(again.json().path("budget").toString()).isEqualTo("{\"day\":5.0,\"month\":100.0}");
    assertThat(again.json().path("expires").asString()).isEqualTo("2100-01-31T00:00:00Z");
    assertThat(again.json().path("deadline").asString()).isEqualTo("20s");
    assertThat(again.json().at("/spent/day").asDouble()).isEqualTo(0.002);
    assertThat(again.json().at("/spent/month").asDouble()).isEqualTo(0.002);
  }

  @Test
  void aRevokedKeyIsRefusedAtOnceOnEveryConnection() {
    JsonNode key = add("{\"name\": \"web\"}");
    assertThat(ask(key, "alpha").status()).isEqualTo(200);

    assertThat(admin.send("DELETE", path(key)).json().path("revoked").asBoolean()).isTrue();

    for (int i = 0; i < 8; i++) {
      try (Client other = new Client(models.gateway().address())) {
        isRefused(other.chat(Chat.to("alpha"), "Authorization",
            "Bearer " + key.path("key").asString()), 401, "invalid_api_key");
      }
    }
    isRefused(admin.get(path(key)), 404, "key_not_found");
    isRefused(admin.send("DELETE", path(key)), 404, "key_not_found");
  }

  @Test
  void limitsCanBeChangedAndTakenAway() {
    JsonNode key = add("{\"name\": \"web\", \"models\": [\"alpha\"], \"max_samples\": 3}");
    isRefused(ask(key, "beta"), 403, "model_not_allowed");

    Answer changed = admin.send("PATCH", path(key),
        "{\"models\": null, \"requests_per_minute\": 1}");

    assertThat(changed.json().path("models").isMissingNode()).isTrue();
    assertThat(changed.json().path("max_samples").asInt()).isEqualTo(3);
    assertThat(ask(key, "beta").status()).isEqualTo(200);
    isRefused(ask(key, "beta"), 429, "rate_limit_exceeded");
  }

  @Test
  void allKeysAreListedWithoutWhatOpens() {
    JsonNode key = add("{\"name\": \"web\"}");

    Answer list = admin.get(KEYS);

    assertThat(list.json().path("data").valueStream().map(item -> item.path("name").asString()))
        .containsExactly("web", "key-1");
    assertThat(list.json().path("data").valueStream().map(item -> item.path("source").asString()))
        .containsExactly("admin", "configuration");
    assertThat(list.text()).doesNotContain("configured\"")
        .doesNotContain(key.path("key").asString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {
          "{}                                   | 'name': this key is missing.",
          "{\"nam\": \"a\"}                     | 'nam': unknown key; did you mean \"name\"?",
          "{\"name\": \"a\", \"bugdet\": {}}    | 'bugdet': unknown key; did you mean \"budget\"?",
          "{\"name\": \"a\", \"models\": [\"alhpa\"]} | 'models': there is no model \"alhpa\"; did you mean \"alpha\"?",
          "{\"name\": \"a\", \"budget\": {\"day\": -1}} | 'budget.day': expected a number from 0 to 1000000, found the number -1.",
          "{\"name\": \"a\", \"expires\": \"soon\"} | 'expires': expected a date or a time such as 2027-01-31 or 2027-01-31T12:00:00Z, found the text \"soon\".",
          "[]                                   | The request's body must be a JSON object."})
  void aMistakeSaysWhatToChange(String body, String message) {
    Answer answer = admin.post(KEYS, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo(message);
    assertThat(admin.get(KEYS).json().path("data")).hasSize(1);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThat(admin.post(KEYS,
        "{\"requests_per_minute\": 0, \"tokens_per_minute\": \"many\", \"kye\": 1}").message())
        .contains("'requests_per_minute': expected", "'tokens_per_minute': expected",
            "'kye': unknown key", "'name': this key is missing");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    isRefused(admin.post(KEYS, "{\"name\": \"" + "a".repeat(70_000) + "\"}"), 413,
        "request_too_large");
  }

  @Test
  void aNameTellsTwoKeysApart() {
    JsonNode key = add("{\"name\": \"web\"}");
    isRefused(admin.post(KEYS, "{\"name\": \"web\"}"), 409, "name_taken");
    isRefused(admin.post(KEYS, "{\"name\": \"key-1\"}"), 409, "name_taken");
    isRefused(admin.send("PATCH", path(key), "{\"name\": \"key-1\"}"), 409, "name_taken");
  }

  @Test
  void aKeyOfTheConfigurationIsChangedThere() {
    assertThat(admin.get(KEYS + "/config:key-1").json().path("name").asString())
        .isEqualTo("key-1");
    isRefused(admin.send("DELETE", KEYS + "/config:key-1"), 409, "key_is_configured");
    isRefused(admin.send("PATCH", KEYS + "/config:key-1", "{}"), 409, "key_is_configured");
  }

  @Test
  void whatWasUsedIsToldByDayKeyAndModel() {
    JsonNode key = add("{\"name\": \"web\"}");
    ask(key, "alpha");
    ask(key, "avengers");

    JsonNode usage = admin.get("/admin/usage?key=" + key.path("id").asString()).json();

    String today = LocalDate.now(ZoneOffset.UTC).toString();
    assertThat(usage.path("data").valueStream()).allSatisfy(row -> {
      assertThat(row.path("day").asString()).isEqualTo(today);
      assertThat(row.path("name").asString()).isEqualTo("web");
    });
    assertThat(usage.path("data").valueStream().map(row -> row.path("model").asString()))
        .containsExactly("alpha", "avengers", "beta");
    assertThat(usage.at("/total/requests").asInt()).isEqualTo(2);
    assertThat(usage.at("/total/calls").asInt()).isEqualTo(models.received().size());
    assertThat(usage.path("complete").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"?form=2026-01-01 | 'form' is not known here; did you mean 'from'?",
          "?from=yesterday | 'from' must be a day such as 2026-11-30.",
          "?to=%2B999999999-01-01 | 'to' must be a day such as 2026-11-30.",
          "?from=-4713-01-01 | 'from' must be a day such as 2026-11-30.",
          "?from=2026-11-30&to=2026-11-01 | 'from' must not be after 'to', which is 2026-11-01.",
          "?key=%00 | 'key' must be the id of a key."})
  void aMistakeInAQuestionSaysWhatToChange(String query, String message) {
    Answer answer = admin.get("/admin/usage" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo(message);
  }

  @Test
  void metersTellWhatKeysDo() {
    JsonNode key = add(
        "{\"name\": \"web\", \"budget\": {\"day\": 0.004}, \"models\": [\"alpha\"]}");
    assertThat(ask(key, "alpha").status()).isEqualTo(200);
    isRefused(ask(key, "beta"), 403, "model_not_allowed");

    assertThat(admin.get("/metrics").text()).contains(
        "avengers_key_requests_total{key=\"web\"} 1.0",
        "avengers_key_cost_dollars_total{key=\"web\"} 0.002",
        "avengers_key_refused_total{key=\"web\",limit=\"models\"} 1.0",
        "avengers_key_budget_left_ratio{key=\"web\",period=\"day\"} 0.5",
        "avengers_storage_up 1.0");
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsAddedOrTold() throws IOException {
    try (Passage nowhere = new Passage(Postgres.port(), false);
        TwoBackends unstored = TwoBackends.start(setup -> setup.keys("configured")
            .storage(Postgres.database(nowhere.port())));
        Client other = new Client(unstored.gateway().adminAddress())) {
      for (Answer refused : List.of(other.post(KEYS, "{\"name\": \"web\"}"),
          other.get("/admin/usage"))) {
        isRefused(refused, 503, "storage_unavailable");
        assertThat(refused.header("retry-after")).isPresent();
      }
      assertThat(other.get(KEYS).json().path("data")).hasSize(1);
    }
  }

  @Test
  void aKeyThatCannotBeCheckedIsNotWrongAndThatIsTheGatewaysFailure() throws IOException {
    try (Passage nowhere = new Passage(Postgres.port(), false);
        TwoBackends unstored = TwoBackends.start(setup -> setup.keys("configured")
            .storage(Postgres.database(nowhere.port())));
        Client other = new Client(unstored.gateway().adminAddress())) {
      Answer refused = unstored.client()
          .chat(Chat.to("alpha"), "Authorization", "Bearer sk-avengers-perhaps");

      isRefused(refused, 503, "keys_unavailable");
      assertThat(refused.header("retry-after")).isPresent();
      other.awaitMetric(
          "avengers_requests_total{gen_ai_request_model=\"other\",outcome=\"failed\"}", 1);
      other.awaitMetric("avengers_storage_up", 0);
    }
  }

  @Test
  void withoutStorageNothingCanBeAdded() {
    try (TwoBackends unstored = TwoBackends.start();
        Client other = new Client(unstored.gateway().adminAddress())) {
      isRefused(other.post(KEYS, "{\"name\": \"web\"}"), 409, "storage_off");
      isRefused(other.get("/admin/usage"), 409, "storage_off");
      assertThat(other.get(KEYS).json().path("data")).isEmpty();
    }
  }
}
