package avengers.gateway.config;

import java.util.regex.Pattern;

/** The names of the machine itself that no other machine can be reached by. */
public final class Loopback {
  private static final Pattern NAME = Pattern.compile(
      "(?i)localhost\\.?|127(\\.\\d{1,3}){3}|::1|(0{1,4}:){7}0{0,3}1");

  private Loopback() {}

  /** Whether this is such a name; an address in brackets is one, too. */
  public static boolean isName(String host) {
    String bare = host.startsWith("[") && host.endsWith("]")
        ? host.substring(1, host.length() - 1)
        : host;
    return NAME.matcher(bare).matches();
  }
}
