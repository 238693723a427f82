package avengers.clustering.answer.text;

/** A set of characters that is asked once for every character of a reply: a bit for each. */
public final class CharacterSet {
  private final long[] bits;

  private CharacterSet(long[] bits) {
    this.bits = bits;
  }

  public static CharacterSet of(String characters) {
    long[] bits = new long[(Character.MAX_VALUE >> 6) + 1];
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      bits[c >> 6] |= 1L << c;
    }
    return new CharacterSet(bits);
  }

  public boolean contains(char c) {
    return (bits[c >> 6] & 1L << c) != 0;
  }
}
