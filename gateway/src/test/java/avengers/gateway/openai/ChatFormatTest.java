package avengers.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ChatFormatTest {
  private final StreamFormat stream = new ChatFormat().stream();

  @Test
  void aChunkIsAnEventAndTheEndHasAMark() {
    ObjectNode chunk = Json.MAPPER.createObjectNode().put("id", 1);

    assertThat(stream.chunk(chunk) + stream.end())
        .isEqualTo("data: {\"id\":1}\n\ndata: [DONE]\n\n");
  }

  @Test
  void anErrorIsAnEvent() {
    assertThat(stream.error(ApiError.of(ErrorKind.BACKEND_FAILED, "It failed.")))
        .isEqualTo("event: error\ndata: {\"error\":{\"message\":\"It failed.\","
            + "\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n");
  }
}
