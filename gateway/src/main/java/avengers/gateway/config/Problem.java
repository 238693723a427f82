package avengers.gateway.config;

/**
 * One mistake in a configuration file and its place.
 *
 * @param line the line, from 1; 0 where the file as a whole is meant
 * @param column the column, from 1; 0 where the file as a whole is meant
 * @param path the keys that lead to the place, such as {@code backends[0].url}; may be empty
 * @param message what is wrong, in one line, without any secret
 */
public record Problem(int line, int column, String path, String message) {

  /** Checks that the place is a place and that the message says something. */
  public Problem {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("a place has no negative line or column");
    }
    if (message.isBlank()) {
      throw new IllegalArgumentException("a problem needs a message");
    }
  }

  /** A problem with the file as a whole. */
  static Problem ofFile(String message) {
    return new Problem(0, 0, "", message);
  }

  /** The line that a person reads, such as {@code gateway.yaml:7:5: server.port: ...}. */
  String in(String file) {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return place + ": " + (path.isEmpty() ? "" : path + ": ") + message;
  }

  /** The sentence that a client reads of its request. */
  String sentence() {
    String text = "'" + path + "': " + message;
    return text.endsWith("?") ? text : text + ".";
  }
}
