package avengers.gateway.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the inputs that a target begins with, for Jazzer. */
public final class Seeds {
  private Seeds() {}

  /** Writes into the folder named second what the target named first begins with. */
  public static void main(String[] arguments) throws IOException {
    List<byte[]> seeds = switch (arguments[0]) {
      case "HttpFuzz" -> HttpFuzz.seeds();
      case "JsonFuzz" -> JsonFuzz.seeds();
      case "EventFuzz" -> EventFuzz.seeds();
      default -> throw new IllegalArgumentException("no target " + arguments[0]);
    };
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(Path.of(arguments[1], "seed-" + i), seeds.get(i));
    }
  }
}
