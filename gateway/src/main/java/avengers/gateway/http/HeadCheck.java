package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses heads of HTTP/1 that Netty reads, and that another server on the way may have read
 * otherwise.
 */
final class HeadCheck {
  /** More than clients send; each costs a little whenever all are looked at. */
  static final int MOST_HEADERS = 200;

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%!$&'()*+,;=:\\[\\]-]*");
  private static final Pattern TARGET = Pattern.compile("[!-~&&[^#]]+");
  private static final Pattern ABSOLUTE = Pattern.compile("(?i:https?)://([^/?]*)(?:[/?].*)?");

  private HeadCheck() {}

  /** Why a request is refused, if it is. */
  static Optional<ApiError> refusal(HttpRequest head) {
    if (head.headers().entries().size() > MOST_HEADERS) {
      return Optional.of(ApiError.of(ErrorKind.HEADERS_TOO_LARGE,
          "The request has more than " + MOST_HEADERS + " headers."));
    }
    return odd(head).map(OddMessage::of);
  }

  private static Optional<String> odd(HttpRequest head) {
    HttpHeaders headers = head.headers();
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (codings.size() > 1 || codings.stream().anyMatch(coding -> !isChunked(coding))) {
      return Optional.of("its Transfer-Encoding must be chunked, or left out");
    }
    if (headers.contains("")) {
      return Optional.of("one of its headers has no name");
    }
    return oddHost(head);
  }

  private static boolean isChunked(String coding) {
    return coding.equalsIgnoreCase("chunked");
  }

  private static Optional<String> oddHost(HttpRequest head) {
    List<String> hosts = head.headers().getAll(HttpHeaderNames.HOST);
    if (hosts.size() > 1) {
      return Optional.of("it has more than one Host");
    }
    if (hosts.isEmpty() && head.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
      return Optional.of("it has no Host");
    }
    String host = hosts.isEmpty() ? "" : hosts.getFirst();
    return HOST.matcher(host).matches()
        ? oddTarget(head.uri(), host)
        : Optional.of("its Host is not the name of one");
  }

  /** An address with a host of its own must name the one that the header names. */
  private static Optional<String> oddTarget(String target, String host) {
    if (!TARGET.matcher(target).matches()) {
      return Optional.of("its address has a character that must be escaped");
    }
    if (target.startsWith("/") || target.equals("*")) {
      return Optional.empty();
    }
    Matcher absolute = ABSOLUTE.matcher(target);
    return absolute.matches() && absolute.group(1).equalsIgnoreCase(host)
        ? Optional.empty()
        : Optional.of("its address must begin with a slash");
  }
}
