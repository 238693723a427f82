package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses heads that Netty reads, and that another server on the way may have read otherwise. Those
 * of HTTP/2 have lengths of their own, so that what ends a line of HTTP/1 is a character as any
 * other there: whoever passes it on as HTTP/1, or writes it down, would begin a new line with it.
 */
final class HeadCheck {
  /** In characters; of HTTP/1 the whole first line has no more. */
  static final int LONGEST_ADDRESS = 8 << 10;

  /** More than clients send; each costs a little whenever all are looked at. */
  static final int MOST_HEADERS = 200;

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%!$&'()*+,;=:\\[\\]-]*");
  private static final Pattern TARGET = Pattern.compile("[!-~&&[^#]]+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t -~\\x80-\\xff]*");
  private static final Pattern ABSOLUTE = Pattern.compile("(?i:https?)://([^/?]*)(?:[/?].*)?");

  private HeadCheck() {}

  /** Why a request of HTTP/1 is refused, if it is. */
  static Optional<ApiError> refusal(HttpRequest head) {
    return tooMany(head.headers().size()).or(() -> odd(head).map(OddMessage::notHttp));
  }

  /** Why a request of HTTP/2 is refused, if it is. Netty has looked at its fields with a colon. */
  static Optional<ApiError> refusal(HttpServerRequest request) {
    if (request.uri().length() > LONGEST_ADDRESS) {
      return Optional.of(
          ApiError.of(ErrorKind.ADDRESS_TOO_LONG, "The request's address is too long."));
    }
    return tooMany(request.headers().entries().size())
        .or(() -> oddFields(request).map(OddMessage::notHttp));
  }

  private static Optional<ApiError> tooMany(int headers) {
    return headers > MOST_HEADERS
        ? Optional.of(ApiError.of(ErrorKind.HEADERS_TOO_LARGE,
            "The request has more than " + MOST_HEADERS + " headers."))
        : Optional.empty();
  }

  private static Optional<String> oddFields(HttpServerRequest request) {
    for (Map.Entry<String, String> header : request.headers()) {
      if (!NAME.matcher(header.getKey()).matches()
          || !VALUE.matcher(header.getValue()).matches()) {
        return Optional.of("one of its headers has a character that has no place in it");
      }
    }
    if (request.headers().getAll(HttpHeaderNames.HOST).size() > 1) {
      return Optional.of("it has more than one Host");
    }
    return isPath(request.uri())
        ? Optional.empty()
        : Optional.of("its address must begin with a slash, and have no character that must be "
            + "escaped");
  }

  private static boolean isPath(String target) {
    return TARGET.matcher(target).matches() && (target.startsWith("/") || target.equals("*"));
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
