package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpConstants;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a request's lines as they came. Netty hides of them what servers read differently:
 * what stands before and between the words of the first line, and lines that go on in the next.
 */
final class RawHead {
  private static final Set<String> VERSIONS = Set.of("HTTP/1.0", "HTTP/1.1");

  private @Nullable String firstLine;
  private boolean inLines;
  private boolean atLineStart;
  private @Nullable ApiError odd;

  /** A first line has been read, and these are its words. */
  void begins(String[] words) {
    firstLine = String.join(" ", words);
    if (!VERSIONS.contains(words[words.length - 1])) {
      odd = ApiError.of(ErrorKind.UNSUPPORTED_VERSION,
          "The version of HTTP is not one of 1.0, 1.1 and 2.");
    }
  }

  /** So much of a buffer has been read, from a place on. */
  void read(ByteBuf buffer, int start) {
    int from = inLines ? start : afterFirstLine(buffer, start);
    for (int i = from; i < buffer.readerIndex(); i++) {
      byte octet = buffer.getByte(i);
      if (atLineStart && (octet == ' ' || octet == '\t')) {
        odd = OddMessage.notHttp("a line begins with a space");
      }
      atLineStart = octet == HttpConstants.LF;
    }
  }

  /** Empty lines may precede. */
  private int afterFirstLine(ByteBuf buffer, int start) {
    int from = start;
    while (from < buffer.readerIndex() && isLineEnd(buffer.getByte(from))) {
      from++;
    }
    String expected = firstLine;
    if (expected != null) {
      inLines = true;
      atLineStart = true;
      int end = from + expected.length();
      if (!stands(expected, buffer, from) || !isLineEnd(buffer.getByte(end))) {
        odd = OddMessage.notHttp("the words of its first line must have one space between them");
      }
      return Math.min(buffer.indexOf(from, buffer.readerIndex(), HttpConstants.LF) + 1,
          buffer.readerIndex());
    }
    if (from < buffer.readerIndex()) {
      odd = OddMessage.notHttp("something stands before its first line");
    }
    return buffer.readerIndex();
  }

  private static boolean stands(String expected, ByteBuf buffer, int from) {
    if (from + expected.length() >= buffer.readerIndex()) {
      return false;
    }
    for (int i = 0; i < expected.length(); i++) {
      if ((buffer.getByte(from + i) & 0xFF) != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLineEnd(byte octet) {
    return octet == HttpConstants.CR || octet == HttpConstants.LF;
  }

  /** What is wrong with it, if anything. */
  Optional<ApiError> odd() {
    return Optional.ofNullable(odd);
  }

  /** The next lines are those of another request. */
  void ends() {
    firstLine = null;
    nextLines(false);
  }

  /** What is read next begins a line, which may be one of trailers. */
  void nextLines(boolean ofTrailers) {
    inLines = ofTrailers;
    atLineStart = ofTrailers;
  }
}
