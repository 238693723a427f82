package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a body may say that it is. It is read as JSON whatever its type, as {@code curl -d} calls
 * every body a form; only what is plainly something else is refused before it is read.
 */
final class MediaTypes {
  private static final List<String> NO_JSON = List.of("multipart/", "image/", "audio/", "video/",
      "font/", "text/html", "text/xml", "text/csv", "application/xml", "application/pdf",
      "application/zip", "application/octet-stream");

  private MediaTypes() {}

  /** Why a body is not read, if it is not. */
  static Optional<ApiError> refusal(HttpServerRequest request) {
    String type = lower(request.getHeader("content-type"));
    if (NO_JSON.stream().anyMatch(type::startsWith)) {
      return refuse("A body of this Content-Type is not taken: send application/json.");
    }
    String coding = lower(request.getHeader("content-encoding"));
    return ContentCoding.of(coding).isPresent()
        ? Optional.empty()
        : refuse("A body of this Content-Encoding is not taken: send it with gzip, deflate, or"
            + " without.");
  }

  static String lower(@Nullable String header) {
    return header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<ApiError> refuse(String message) {
    return Optional.of(ApiError.of(ErrorKind.UNSUPPORTED_MEDIA, message)
        .withCode("unsupported_media_type"));
  }
}
