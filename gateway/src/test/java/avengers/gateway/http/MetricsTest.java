package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Pattern LINE = Pattern.compile(
      "# (HELP|TYPE) [a-z_0-9]+ .+|[a-z_0-9]+(\\{([a-z_0-9]+=\"[^\"]*\",?)+})? [-+.0-9EINaNnf]+");

  @AutoClose
  private final TwoBackends models = TwoBackends.start(GatewaySetup::withoutRetries);

  private List<String> metrics() {
    return models.client().get("/metrics").text().lines().toList();
  }

  private void becomes(String series, double expected) {
    models.client().awaitMetric(series, expected);
  }

  @Test
  void whatNoEndpointTakesCountsAsRejected() {
    models.client().get("/v1/nowhere");
    models.client().send("DELETE", "/v1/models");
    models.client().get("/nowhere");

    becomes("avengers_requests_total{gen_ai_request_model=\"other\",outcome=\"rejected\"}", 2);
    becomes("avengers_requests_in_flight", 0);
  }

  @Test
  void theyAreInPrometheusTextFormat() {
    models.client().chat(Chat.to("avengers"));

    Answer answer = models.client().get("/metrics");

    assertThat(answer.header("content-type")).get().asString().startsWith("text/plain; version=0");
    assertThat(answer.text().lines()).allMatch(line -> LINE.matcher(line).matches());
  }

  @Test
  void everyMeterIsThereAfterSomeTraffic() {
    models.client().chat(Chat.to("avengers"));
    models.client().chat(Chat.streamed("avengers"));
    becomes("avengers_requests_total", 2);

    assertThat(metrics()).map(line -> line.replaceAll("[{ ].*", ""))
        .contains("avengers_requests_total", "gen_ai_server_request_duration_seconds_bucket",
            "gen_ai_server_time_to_first_token_seconds_count",
            "avengers_request_overhead_seconds_bucket", "avengers_verdicts_total",
            "avengers_vote_agreement_percent_sum", "avengers_vote_confidence_percent_sum",
            "avengers_vote_asking_seconds_count", "avengers_samples_total",
            "avengers_samples_saved_total", "gen_ai_client_operation_duration_seconds_count",
            "gen_ai_client_token_usage_sum", "avengers_upstream_cost_dollars_total",
            "avengers_requests_in_flight", "jvm_memory_used_bytes", "process_uptime_seconds");
  }

  @Test
  void requestsAndCallsAreCounted() {
    models.alpha().always(Replies.everDifferent());
    models.beta().always(Replies.html());
    models.client().chat(Chat.to("avengers"));
    models.client().chat(Chat.to("beta"));

    becomes("avengers_requests_total{gen_ai_request_model=\"avengers\","
        + "outcome=\"answered\"}", 1);
    becomes("avengers_requests_total{gen_ai_request_model=\"beta\",outcome=\"failed\"}", 1);
    becomes("gen_ai_client_operation_duration_seconds_count{gen_ai_request_model="
        + "\"alpha\",outcome=\"answered\"}", 3);
    becomes("gen_ai_client_operation_duration_seconds_count{gen_ai_request_model="
        + "\"beta\",outcome=\"malformed\"}", 2);
    becomes("avengers_requests_in_flight", 0);
  }

  @Test
  void tokensAndDollarsOfEverySampleAreCounted() {
    List<Reply> replies = List.of("1", "2", "3", "4", "5")
        .stream()
        .map(text -> Replies.completion(ScriptedCompletion.of(text).using(100, 10)))
        .toList();
    models.alpha().then(replies.get(0), replies.get(1), replies.get(2));
    models.beta().then(replies.get(3), replies.get(4));

    models.client().chat(Chat.to("avengers"));

    becomes("gen_ai_client_token_usage_sum{gen_ai_request_model=\"alpha\","
        + "gen_ai_token_type=\"input\"}", 300);
    becomes("gen_ai_client_token_usage_sum{gen_ai_request_model=\"beta\","
        + "gen_ai_token_type=\"output\"}", 20);
    assertThat(models.client().metric("avengers_upstream_cost_dollars_total")).isBetween(599e-6,
        601e-6);
  }

  @Test
  void theUsageOfARelayedStreamIsCounted() {
    models.alpha().always(Replies.stream(ScriptedCompletion.of("7").using(100, 10).events()));

    models.client().chat(Chat.streamed("alpha"));

    becomes("gen_ai_client_token_usage_sum{gen_ai_request_model=\"alpha\"", 110);
  }

  @Test
  void namesThatClientsInventAreCountedAsOther() {
    for (int i = 0; i < 50; i++) {
      models.client().chat(Chat.to("junk-" + i));
    }
    models.client().chat("no json");

    assertThat(metrics()).noneMatch(line -> line.contains("junk"));
    becomes("avengers_requests_total{gen_ai_request_model=\"other\","
        + "outcome=\"rejected\"}", 51);
  }

  @Test
  void aClientThatLeftIsCountedOnce() throws IOException {
    models.always(Replies.hang());
    Wire wire = new Wire(models.gateway().address()).chat(Chat.to("avengers"));
    models.alpha().await(counts -> counts.open() == 1);
    becomes("avengers_requests_in_flight", 1);
    wire.close();
    models.alpha().await(counts -> counts.aborted() == 1);

    becomes("avengers_requests_total", 1);
    becomes("avengers_requests_total{gen_ai_request_model=\"avengers\","
        + "outcome=\"client_left\"}", 1);
    becomes("avengers_requests_in_flight", 0);
  }
}
