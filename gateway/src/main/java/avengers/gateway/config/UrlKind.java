package avengers.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The address of a backend; no message shows it, for it may hold a password. */
final class UrlKind implements Kind<URI> {
  private static final Kind<Scalar> TEXT = ScalarKind.written("a URL");

  @Override
  public Optional<URI> read(Value value) {
    return TEXT.read(value).flatMap(scalar -> parse(value, scalar.text()));
  }

  private static Optional<URI> parse(Value value, String text) {
    try {
      URI url = new URI(withoutLastSlashes(text));
      Optional<String> mistake = BaseUrl.mistake(url);
      return mistake.isEmpty() ? Optional.of(url) : value.wrong(mistake.get());
    } catch (URISyntaxException e) {
      return value.wrong("is not a URL: " + e.getReason() + " at character " + (e.getIndex() + 1));
    }
  }

  private static String withoutLastSlashes(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }
}
