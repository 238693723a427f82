package avengers.gateway.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request is called in its reply, in the log and by backends. */
final class RequestIds {
  static final String HEADER = "x-request-id";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final int RANDOM_BYTES = 16;

  private RequestIds() {}

  /** The id that the client gave, if it can be repeated anywhere, else a new one. */
  static String of(@Nullable String given) {
    return given != null && SANE.matcher(given).matches() ? given : next();
  }

  private static String next() {
    byte[] random = new byte[RANDOM_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    return "req_" + HexFormat.of().formatHex(random);
  }
}
