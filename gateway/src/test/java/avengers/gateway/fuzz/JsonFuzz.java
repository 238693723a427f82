package avengers.gateway.fuzz;

import avengers.gateway.mutation.ValidRequests;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.MediaCheck;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.completions.CompletionRequest;
import avengers.gateway.openai.embeddings.EmbeddingsRequest;
import avengers.gateway.openai.responses.ResponsesRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Any bytes as a request's body: they are read, and what is made of them for a backend is JSON; or
 * they are refused with a reason that can be shown.
 */
public final class JsonFuzz {
  private JsonFuzz() {}

  /** Requests to begin with. */
  public static List<byte[]> seeds() {
    return Stream.of(ValidRequests.CHAT, ValidRequests.COMPLETIONS, ValidRequests.EMBEDDINGS,
        ValidRequests.RESPONSES)
        .flatMap(List::stream)
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    orRefused(() -> {
      RequestBody body = RequestBody.parse(input);
      requireJson(body.to("other"));
      orRefused(() -> MediaCheck.requireData(body.tree()));
      orRefused(() -> chat(ChatRequest.of(body)));
      orRefused(() -> chat(CompletionRequest.of(body).chat()));
      orRefused(() -> chat(ResponsesRequest.of(body).chat()));
      orRefused(() -> EmbeddingsRequest.of(body, 384));
    });
  }

  private static void chat(ChatRequest chat) {
    chat.digest();
    chat.query();
    chat.needs();
    chat.prompt();
    requireJson(chat.sample("other", 0.7, 3));
    requireJson(chat.bounded(100).whole("other"));
    requireJson(chat.streamedSample("other", 0.7).askingForUsage());
  }

  private static void requireJson(RequestContent content) {
    if (Json.readObject(content.bytes()).isEmpty()) {
      throw new AssertionError("no JSON: " + content);
    }
    content.choices();
    content.mostPromptTokens();
  }

  private static void orRefused(Runnable reading) {
    try {
      reading.run();
    } catch (ApiException refused) {
      ApiError error = refused.error();
      if (error.kind().status() >= 500 || error.message().isBlank()
          || error.message().length() > 2_000) {
        throw new AssertionError(error.toString(), refused);
      }
    }
  }
}
