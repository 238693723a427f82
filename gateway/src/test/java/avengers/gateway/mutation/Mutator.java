package avengers.gateway.mutation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import avengers.gateway.openai.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Damages valid requests: mostly a field of theirs, sometimes their bytes. The same each time. */
public final class Mutator {
  /** Stands for JSON that no tree can hold. */
  private static final String RAW = "\uE000raw\uE000";

  private static final List<String> VALUES = List.of("null", "true", "false", "\"\"", "\"text\"",
      "\" \"", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"a\": {}}", "0", "1", "-1", "-0", "1.5",
      "1e3", "1e400", "-1e400", "1e99999999999", "2147483648", "9223372036854775808",
      "123456789012345678901234567890", "0.1000000000000000055511151231257827", "\"\\u0000\"",
      "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uFEFF\"", "\"😀\"", "\"{\\\"a\\\":\"",
      "{\"a\": 1, \"a\": 2}", "1" + "0".repeat(1_000), "[".repeat(150) + "]".repeat(150),
      "[".repeat(300) + "]".repeat(300), "{\"a\":".repeat(199) + "1" + "}".repeat(199),
      "\"" + "x".repeat(70_000) + "\"");

  private static final List<byte[]> INSERTED = List.of(new byte[]{0}, bytes("\u00ef\u00bb\u00bf"),
      bytes("\u00c0\u00af"), bytes("\u00ff"), bytes("\u0080"), bytes("\u00ed\u00a0\u0080"),
      bytes("\""), bytes("\\"), bytes("{"), bytes("}"), bytes(","), bytes("\n"), bytes("/**/"));

  private final RandomGenerator random;

  public Mutator(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(ISO_8859_1);
  }

  /** A request with something wrong, or at least unusual. */
  public byte[] mutate(String request) {
    return random.nextInt(4) == 0
        ? damaged(request.getBytes(UTF_8))
        : changed((ObjectNode) Json.MAPPER.readTree(request)).getBytes(UTF_8);
  }

  private byte[] damaged(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    byte[] inserted = INSERTED.get(random.nextInt(INSERTED.size()));
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> Arrays.copyOfRange(bytes, at, bytes.length);
      case 2 -> flipped;
      case 3 -> new String(bytes, UTF_8).getBytes(UTF_16LE);
      case 4 -> joined(inserted, bytes);
      default -> joined(Arrays.copyOf(bytes, at), inserted,
          Arrays.copyOfRange(bytes, at, bytes.length));
    };
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private String changed(ObjectNode request) {
    List<JsonNode> containers = new ArrayList<>();
    collect(request, containers);
    // Most is decided by the request's own fields.
    JsonNode chosen = random.nextInt(3) == 0
        ? request
        : containers.get(random.nextInt(containers.size()));
    String raw = chosen instanceof ObjectNode object
        ? change(object)
        : change((ArrayNode) chosen);
    return request.toString()
        .replace("\"" + RAW + "\":0", raw)
        .replace("\"" + RAW + "\"", raw);
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer() && !node.isEmpty()) {
      containers.add(node);
    }
    node.valueStream().forEach(inner -> collect(inner, containers));
  }

  /** Changes a field, and gives the JSON that the mark in it stands for. */
  private String change(ObjectNode object) {
    List<String> names = List.copyOf(object.propertyNames());
    String name = names.get(random.nextInt(names.size()));
    JsonNode value = object.get(name);
    switch (random.nextInt(8)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "_", object.remove(name));
      case 2 -> object.set("unknown", value);
      case 3 -> object.putArray(name).add(value);
      case 4 -> {
        object.put(RAW, 0);
        return "\"" + name + "\": " + value;
      }
      default -> object.put(name, RAW);
    }
    return anyValue();
  }

  private String change(ArrayNode list) {
    int at = random.nextInt(list.size());
    JsonNode element = list.get(at);
    switch (random.nextInt(5)) {
      case 0 -> list.remove(at);
      case 1 -> list.add(element);
      case 2 -> list.insertArray(at).add(element);
      case 3 -> list.add(RAW);
      default -> list.set(at, list.stringNode(RAW));
    }
    return anyValue();
  }

  private String anyValue() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }
}
