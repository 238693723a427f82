package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files damaged at random: reading gives a configuration or a list of problems, nothing else. */
class MutationTest {
  private static final int FILES = 2_000;
  private static final String GARBLE = "{}[]:,&*!|>'\"%@`#-?~$ \n\t0a\0\uFEFF\u2028\\";

  @TempDir
  Path folder;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

  @Test
  void endsInAConfigurationOrProblems() throws Exception {
    String sample = Files.readString(Path.of("..", "config", "gateway.yaml"));
    String valid = sample.replaceAll("(?m)^( *)# (?=[a-z-]+: )", "$1")
        .replace("router:", "#")
        .replace("tls:", "# tls:")
        .replace("stop: decided", "stop: window\n    window: 4")
        .replace("uncertain: off", "uncertain: { level: 0.1, then: sample-more, most-samples: 9 }");
    ConfigFile file = new ConfigFile(folder, Map.of("QWEN_KEY", "hunter2", "LLAMA_KEY", "hunter2",
        "GATEWAY_KEY", "hunter2"));

    assertThat(file.read(valid).server().clients()).as("the comments were opened").hasSize(1);
    Assertions.assertTimeout(Duration.ofMinutes(1), () -> {
      for (int i = 0; i < FILES; i++) {
        String text = valid;
        for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
          text = random.nextBoolean() ? damageCharacter(text) : damageLine(text);
        }
        check(file, text);
      }
    });
  }

  private static void check(ConfigFile file, String text) throws Exception {
    try {
      assertThat(file.read(text).toString()).doesNotContain("hunter2");
    } catch (ConfigException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e).hasMessageNotContaining("hunter2");
      assertThat(e.toString().lines()).hasSameSizeAs(e.problems());
    }
  }

  private String damageCharacter(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    String garbled = String.valueOf(GARBLE.charAt(random.nextInt(GARBLE.length())));
    return text.substring(0, at) + switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 -> text.charAt(at) + garbled;
      default -> garbled;
    } + text.substring(at + 1);
  }

  private String damageLine(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    int at = random.nextInt(lines.size());
    switch (random.nextInt(3)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
      default -> lines.set(at, " ".repeat(random.nextInt(6)) + lines.get(at).strip());
    }
    return String.join("\n", lines);
  }
}
