package avengers.gateway.conformance;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Takes what LangChain4j reads of a stream. */
final class StreamedAnswer implements StreamingChatResponseHandler {
  private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
  private final List<String> parts = new CopyOnWriteArrayList<>();
  private final boolean cancels;

  private StreamedAnswer(boolean cancels) {
    this.cancels = cancels;
  }

  /** Reads to the end. */
  static StreamedAnswer reading() {
    return new StreamedAnswer(false);
  }

  /** Cancels the stream when its first part has come. */
  static StreamedAnswer cancelling() {
    return new StreamedAnswer(true);
  }

  /** The answer, when it is whole; fails if the stream does. */
  CompletableFuture<ChatResponse> whole() {
    return whole.copy().orTimeout(20, TimeUnit.SECONDS);
  }

  /** The parts so far, in order. */
  List<String> parts() {
    return List.copyOf(parts);
  }

  @Override
  public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
    parts.add(part.text());
    if (cancels) {
      context.streamingHandle().cancel();
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    whole.complete(response);
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }
}
