package avengers.gateway.cache;

import avengers.gateway.openai.RepeatableAnswer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that more than one request may get.
 *
 * @param headers that tell how it came about
 * @param lasting whether it is good enough for requests that come later
 */
public record SharedAnswer(RepeatableAnswer completion,
    Map<String, String> headers,
    boolean lasting) {
  /** What an answer takes beside its bytes, with its key, about. */
  private static final int BESIDE = 1_000;

  public SharedAnswer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Bytes that it takes, about. */
  int weight() {
    int told = headers.entrySet()
        .stream()
        .mapToInt(header -> header.getKey().length() + header.getValue().length())
        .sum();
    return BESIDE + told + completion.length();
  }
}
