package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client may do, and where keys and spending are kept, as the file says it. */
class LimitKeysTest {
  @TempDir
  Path folder;

  private GatewayConfig read(String text) throws Exception {
    return new ConfigFile(folder).read(ConfigFile.BACKENDS + text);
  }

  @Test
  void everyLimitIsRead() throws Exception {
    assertThat(read("""
        server:
          api-keys:
            - key: secret
              name: web
              models: [ a, b ]
              requests-per-minute: 60
              tokens-per-minute: 1000
              budget: { day: 5, month: 100.5 }
              expires: 2027-01-31
              max-samples: 8
              max-cost: 0.01
              deadline: 20s
        """).server().clients()).containsExactly(new ClientConfig(KeyHash.of("secret"), "web",
        new ClientLimits(Set.of("a", "b"), Optional.of(60), Optional.of(1_000),
            new BudgetConfig(OptionalDouble.of(5), OptionalDouble.of(100.5)),
            Optional.of(Instant.parse("2027-01-31T00:00:00Z")),
            new Caps(OptionalInt.of(8), OptionalDouble.of(0.01),
                Optional.of(Duration.ofSeconds(20))))));
  }

  @Test
  void withoutThemNothingIsLimited() throws Exception {
    assertThat(read("server: { api-keys: [ secret ] }").server().clients())
        .containsExactly(new ClientConfig(KeyHash.of("secret"), "key-1", ClientLimits.NONE));
  }

  @Test
  void aKeyIsInAFileOrIsAHash() throws Exception {
    Files.writeString(folder.resolve("secret"), "  first\n");

    assertThat(read("server: { api-keys: [ { key-file: secret }, { hash: \"sha256:"
        + KeyHash.of("second").hex() + "\" } ] }").server().clients())
        .extracting(ClientConfig::key)
        .containsExactly(KeyHash.of("first"), KeyHash.of("second"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {
          "{ key: k, models: [] }               | .models: at least one model is needed; without this key all may be asked",
          "{ key: k, models: [ c ] }            | .models: there is no model \"c\"",
          "{ key: k, budget: { week: 1 } }      | .budget.week: unknown key; known are day, month",
          "{ key: k, expires: 2027 }            | .expires: expected a date or a time such as 2027-01-31 or 2027-01-31T12:00:00Z, found the number 2027",
          "{ key: k, hash: \"sha256:00\" }      | : needs one of key, key-file and hash, not several",
          "{ hash: \"sha256:00\" }              | .hash: expected \"sha256:\" and 64 hexadecimal digits, found another text",
          "{ key: k, tokens-per-minute: 0 }     | .tokens-per-minute: expected a whole number from 1 to 999999999, found the number 0"})
  void aMistakeSaysWhatToChange(String client, String message) throws Exception {
    assertThat(new ConfigFile(folder)
        .problemsAfterBackends("server: { api-keys: [ " + client + " ] }")).anySatisfy(
            problem -> assertThat(problem).endsWith("server.api-keys[0]" + message));
  }

  @Test
  void storageIsBesideTheConfigurationUnlessToldElse() throws Exception {
    Path base = folder.toAbsolutePath();
    assertThat(read("").storage())
        .contains(new StorageConfig.Embedded(base.resolve("avengers-data/avengers")));
    assertThat(new ConfigFile(folder).with("AVENGERS_DATA", "/data")
        .read(ConfigFile.BACKENDS)
        .storage()).contains(new StorageConfig.Embedded(Path.of("/data/avengers")));
    assertThat(read("storage: { file: kept/here }").storage())
        .contains(new StorageConfig.Embedded(base.resolve("kept/here")));
    assertThat(read("storage: off").storage()).isEmpty();
    assertThat(read("storage: { url: \"jdbc:postgresql://db/a\", user: u, password: p }").storage())
        .contains(new StorageConfig.Shared("jdbc:postgresql://db/a", Optional.of("u"),
            Optional.of(new Secret("p"))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {
          "on                                    | storage: expected \"off\" or a mapping, found the text \"on\"",
          "{ url: \"jdbc:mysql://db/a\" }        | storage.url: expected an address such as jdbc:postgresql://db.example/avengers, without user and password, found another text",
          "{ file: a, url: \"jdbc:postgresql://db/a\" } | storage.url: means nothing beside \"file\": one database is enough",
          "{ user: u }                           | storage.user: means nothing without \"url\"",
          "{ file: \"a;b\" }                     | storage.file: a path without the sign ; is needed"})
  void aMistakeInStorageSaysWhatToChange(String storage, String message) throws Exception {
    assertThat(new ConfigFile(folder).problemsAfterBackends("storage: " + storage))
        .singleElement()
        .asString()
        .endsWith(message);
  }

  @Test
  void theAddressOfADatabaseIsNotShownWhereItMayHoldAPassword() throws Exception {
    assertThat(new ConfigFile(folder).problemsAfterBackends(
        "storage: { url: \"jdbc:postgresql://u:hunter2@db/a\" }")).singleElement()
        .asString()
        .doesNotContain("hunter2");
  }
}
