package avengers.gateway.backend;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.ReplicaConfig;
import avengers.gateway.config.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a client may read of a backend's message about a request. The message is worth showing, as
 * only the backend knows what it rejects; but it may name the key that it was asked with, and where
 * it runs. Those are blotted out. What is a trace of a program, and no message, is not shown.
 */
final class SafeMessage {
  private static final int LONGEST = 1_000;
  private static final int SHORTEST_SECRET = 4;
  private static final String HIDDEN = "[hidden]";

  private static final Pattern TRACE = Pattern.compile(
      "Traceback \\(most recent call|\\n\\s+at [\\w.$/]+\\(|\\bFile \"/|goroutine \\d+ \\[");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  /** Addresses with a scheme, of hosts and of files; and what keys commonly look like. */
  private static final List<Pattern> TELLING = List.of(
      Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,20}://[^\\s\"'<>]+"),
      Pattern.compile("(?i)\\bbearer\\s+[^\\s\"'<>]+"),
      Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d{1,5})?\\b"),
      Pattern.compile("\\[[0-9a-fA-F]*:[0-9a-fA-F:.]+](?::\\d{1,5})?"),
      Pattern.compile("(?i)\\b(?:localhost|(?:[a-z0-9-]+\\.)+[a-z]{2,}):\\d{1,5}\\b"),
      Pattern.compile("(?i)\\b(?:[a-z0-9-]+\\.)+(?:internal|local|lan|corp|intranet|svc)\\b"),
      Pattern.compile("(?<![\\w/])/(?:home|usr|opt|root|var|tmp|app|workspace|mnt|data|srv|etc)"
          + "/[^\\s\"'<>,;)]+"),
      Pattern.compile("\\b(?:sk|pk|rk|gsk|hf|xai|key|org|proj)[-_][A-Za-z0-9_*-]{8,}"));

  private final List<String> own;

  private SafeMessage(List<String> own) {
    this.own = own;
  }

  /** The messages of a backend with these keys and addresses. */
  static SafeMessage of(BackendConfig config) {
    List<String> own = new ArrayList<>();
    for (ReplicaConfig replica : config.replicas()) {
      replica.apiKey().map(Secret::reveal).ifPresent(own::add);
      own.add(replica.url().getAuthority());
      own.add(replica.url().getHost());
    }
    own.removeIf(text -> text.length() < SHORTEST_SECRET);
    return new SafeMessage(List.copyOf(own));
  }

  /** A message as a client may read it; none if it is no text. */
  Optional<String> shown(JsonNode message) {
    return message.isString()
        ? Optional.of(start(message.asString()))
            .filter(text -> !text.isBlank() && !TRACE.matcher(text).find())
            .map(this::blotted)
        : Optional.empty();
  }

  /** A little more than is shown, so that nothing is cut before it is recognised. */
  private static String start(String text) {
    return text.substring(0, Math.min(2 * LONGEST, text.length()));
  }

  private String blotted(String text) {
    String safe = CONTROL.matcher(text).replaceAll(" ");
    for (String secret : own) {
      safe = safe.replace(secret, HIDDEN);
    }
    for (Pattern telling : TELLING) {
      safe = telling.matcher(safe).replaceAll(HIDDEN);
    }
    return safe.substring(0, Math.min(LONGEST, safe.length()));
  }
}
