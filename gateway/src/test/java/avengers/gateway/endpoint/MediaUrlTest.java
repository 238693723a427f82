package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.plan.Need;
import avengers.gateway.config.LimitsConfig;
import avengers.gateway.config.MediaUrls;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Service;
import avengers.gateway.upstream.Replies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client names is fetched by nobody here. */
class MediaUrlTest {
  private static final String DATA = "data:image/png;base64,iVBORw0K";

  private static TwoBackends start(MediaUrls allowed) {
    return TwoBackends.start(setup -> setup.serving(Need.IMAGES, Need.AUDIO, Need.FILES)
        .limits(new LimitsConfig(LimitsConfig.USUAL.headerTimeout(), 100, allowed)));
  }

  private static String chat(String model, String part) {
    return "{\"model\": \"" + model + "\", \"messages\": [{\"role\": \"user\", \"content\": "
        + "[{\"type\": \"text\", \"text\": \"See https://example.org/\"}, " + part + "]}]}";
  }

  @Test
  void noAddressInARequestIsConnectedTo() throws IOException {
    try (ServerSocket tempting = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        TwoBackends models = start(MediaUrls.ANY)) {
      models.always(Replies.text("42"));
      String url = "http://127.0.0.1:" + tempting.getLocalPort() + "/cat.png";
      String part = "{\"type\": \"image_url\", \"image_url\": {\"url\": \"" + url + "\"}}";
      for (String model : List.of("alpha", "avengers")) {
        Answer answer = models.client()
            .chat(chat(model, part), "x-forwarded-host",
                "127.0.0.1:" + tempting.getLocalPort(), "referer", url, "x-avengers-cache", "true");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(models.alpha().last().text()).contains(url);
      }
      models.client()
          .post("/v1/responses", "{\"model\": \"avengers\", \"input\": [{\"role\": "
              + "\"user\", \"content\": [{\"type\": \"input_image\", \"image_url\": \"" + url
              + "\"}]}]}");

      // All was answered; a connection that had been made would be waiting.
      tempting.setSoTimeout(1);
      assertThatThrownBy(tempting::accept)
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {
          "{'image_url': {'url': 'https://example.org/a.png'}} | image_url.url",
          "{'image_url': 'http://169.254.169.254/latest'} | image_url",
          "{'image_url': {'url': 'file:///etc/passwd'}} | image_url.url",
          "{'image_url': {'url': ' data:,x'}} | image_url.url",
          "{'video_url': {'url': 'https://example.org/a.mp4'}} | video_url.url",
          "{'audio_url': ['https://example.org/a.mp3']} | audio_url[0]",
          "{'file': {'file_url': '//example.org/a.pdf'}} | file.file_url",
          "{'x': [{'fileUri': 'gs://bucket/a'}]} | x[0].fileUri"})
  void whereOnlyDataIsAllowedEveryOtherAddressIsRefused(String part, String place) {
    try (TwoBackends models = start(MediaUrls.DATA_ONLY)) {
      String typed = part.replace('\'', '"').replaceFirst("\\{", "{\"type\": \"x\", ");
      for (String model : List.of("alpha", "avengers")) {
        Answer answer = models.client().chat(chat(model, typed));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("param").asString())
            .isEqualTo("messages[0].content[1]." + place);
        assertThat(answer.error().get("code").asString()).isEqualTo("media_url_not_allowed");
      }
      assertThat(models.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'type': 'image_url', 'image_url': {'url': '" + DATA + "'}}",
      "{'type': 'image_url', 'image_url': {'url': 'DATA:image/png;base64,iVBORw0K'}}",
      "{'type': 'text', 'text': 'http://example.org/'}"})
  void dataAndTextsAreAllowed(String part) {
    try (TwoBackends models = start(MediaUrls.DATA_ONLY)) {
      models.always(Replies.text("42"));

      assertThat(models.client().chat(chat("alpha", part.replace('\'', '"'))).status())
          .isEqualTo(200);
    }
  }

  @Test
  void responsesAreLookedAtAsWell() {
    try (TwoBackends models = TwoBackends.start(setup -> setup
        .backend("gamma", URI.create("http://127.0.0.1:9/v1"), Service.RESPONSES)
        .limits(new LimitsConfig(LimitsConfig.USUAL.headerTimeout(), 100,
            MediaUrls.DATA_ONLY)))) {
      Answer answer = models.client()
          .post("/v1/responses", "{\"model\": \"gamma\", \"input\": "
              + "[{\"role\": \"user\", \"content\": [{\"type\": \"input_file\", \"file_url\": "
              + "\"https://example.org/a.pdf\"}]}]}");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.error().get("param").asString()).isEqualTo("input[0].content[0].file_url");
    }
  }
}
