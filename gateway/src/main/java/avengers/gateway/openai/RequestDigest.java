package avengers.gateway.openai;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The SHA-256 of a JSON value's meaning: neither the order of fields nor white space, escapes or
 * the way to write a number matter. Each part goes in with its kind and its length, so that no two
 * different values are written alike.
 */
final class RequestDigest {
  private static final int CHARACTERS_AT_ONCE = 4 << 10;

  private final MessageDigest digest;
  private final ByteBuffer small = ByteBuffer.allocate(5);
  private final ByteBuffer text = ByteBuffer.allocate(Character.BYTES * CHARACTERS_AT_ONCE);

  private RequestDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The digest of an object, in hexadecimal digits.
   *
   * @param ignored fields of its top level that do not count
   */
  static String of(JsonNode object, Set<String> ignored) {
    RequestDigest digest = new RequestDigest();
    digest.addFields(object,
        object.propertyNames().stream().filter(name -> !ignored.contains(name)).toList());
    return HexFormat.of().formatHex(digest.digest.digest());
  }

  private void add(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> addFields(value, List.copyOf(value.propertyNames()));
      case ARRAY -> {
        addKind('a', value.size());
        value.forEach(this::add);
      }
      case STRING -> add('s', value.asString());
      case NUMBER -> add('n', number(value.decimalValue()));
      case BOOLEAN -> addKind('b', value.asBoolean() ? 1 : 0);
      case NULL -> addKind('0', 0);
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON: " + value);
    }
  }

  private void addFields(JsonNode object, List<String> names) {
    addKind('o', names.size());
    names.stream().sorted().forEach(name -> {
      add('f', name);
      add(object.get(name));
    });
  }

  /** Not written out: a short exponent may stand for very many digits. */
  private static String number(BigDecimal value) {
    return value.stripTrailingZeros().toString();
  }

  /** As UTF-16: in UTF-8, half a surrogate pair would be a question mark. */
  private void add(char kind, String characters) {
    addKind(kind, characters.length());
    for (int start = 0; start < characters.length(); start += CHARACTERS_AT_ONCE) {
      int end = Math.min(characters.length(), start + CHARACTERS_AT_ONCE);
      text.clear();
      text.asCharBuffer().put(characters, start, end);
      text.limit(Character.BYTES * (end - start));
      digest.update(text);
    }
  }

  private void addKind(char kind, int length) {
    small.clear();
    digest.update(small.put((byte) kind).putInt(length).flip());
  }
}
