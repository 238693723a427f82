package avengers.gateway.conformance;

import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.UpstreamExchange;
import java.util.List;

/**
 * A model that says one thing, plain or streamed, with as few fields as may be.
 *
 * @param message what it says, as JSON; in a stream the one delta
 * @param reason why it ends
 */
record Saying(String message, String reason) implements Reply {
  private static final String HEAD = "\"id\": \"1\", \"created\": 1, \"model\": \"m\", ";

  @Override
  public void to(UpstreamExchange exchange) {
    Reply reply = exchange.received().json().path("stream").asBoolean(false)
        ? Replies.stream(List.of(event("\"delta\": " + message + ", \"finish_reason\": null"),
            event("\"delta\": {}, \"finish_reason\": \"" + reason + "\""), "data: [DONE]\n\n"))
        : Replies.json(body("chat.completion",
            "\"message\": " + message + ", \"finish_reason\": \"" + reason + "\""));
    reply.to(exchange);
  }

  private static String event(String choice) {
    return "data: " + body("chat.completion.chunk", choice) + "\n\n";
  }

  private static String body(String object, String choice) {
    return "{" + HEAD + "\"object\": \"" + object + "\", \"choices\": [{\"index\": 0, " + choice
        + "}]}";
  }
}
