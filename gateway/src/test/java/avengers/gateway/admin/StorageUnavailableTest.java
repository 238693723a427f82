package avengers.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.Passage;
import avengers.gateway.fixture.Postgres;
import avengers.gateway.fixture.TwoBackends;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Those who run the gateway are told that its database is away, and see again when it is not. */
class StorageUnavailableTest {
  @Test
  void whatNeedsTheDatabaseSaysThatItIsAway() throws Exception {
    try (Passage passage = new Passage(Postgres.port(), true);
        TwoBackends models = TwoBackends.start(setup -> setup.keys("configured")
            .storage(Postgres.database(passage.port())));
        Client admin = new Client(models.gateway().adminAddress())) {
      String key = admin.post("/admin/keys", "{\"name\": \"web\"}").json().path("id").asString();
      passage.shut();
      admin.awaitMetric("avengers_storage_up", 0);

      for (Answer answer : List.of(
          admin.post("/admin/keys", "{\"name\": \"other\"}"),
          admin.send("PATCH", "/admin/keys/" + key, "{\"max_samples\": 3}"),
          admin.send("DELETE", "/admin/keys/" + key),
          admin.get("/admin/usage"))) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.error().path("code").asString()).isEqualTo("storage_unavailable");
        assertThat(answer.header("retry-after")).isPresent();
      }
      assertThat(admin.get("/admin/keys").json().path("data")).hasSize(2);

      passage.open();
      admin.awaitMetric("avengers_storage_up", 1);
      assertThat(admin.send("DELETE", "/admin/keys/" + key).status()).isEqualTo(200);
    }
  }

  /** A gateway of the same database does the first of it; this one hears of that a little later. */
  @Test
  void aKeyThatAnotherGatewayRevokedIsNotFound() {
    var database = Postgres.database();
    try (
        TwoBackends one = TwoBackends.start(setup -> setup.keys("configured").storage(database));
        TwoBackends two = TwoBackends.start(setup -> setup.keys("configured").storage(database));
        Client first = new Client(one.gateway().adminAddress());
        Client second = new Client(two.gateway().adminAddress())) {
      String path = "/admin/keys/"
          + first.post("/admin/keys", "{\"name\": \"web\"}").json().path("id").asString();
      while (second.get(path).status() == 404) {
        Thread.onSpinWait();
      }
      first.send("DELETE", path);

      Answer changed = second.send("PATCH", path, "{\"max_samples\": 3}");
      assertThat(changed.status()).as(changed.text()).isEqualTo(404);
      assertThat(changed.error().path("code").asString()).isEqualTo("key_not_found");
    }
  }
}
