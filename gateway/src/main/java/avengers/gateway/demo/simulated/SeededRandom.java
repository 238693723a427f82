package avengers.gateway.demo.simulated;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random numbers that depend on nothing but a number and some texts, the same on every machine. */
final class SeededRandom {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private SeededRandom() {}

  static RandomGenerator of(long seed, String... texts) {
    long hash = mix(seed ^ FNV_OFFSET);
    for (String text : texts) {
      hash = mix(hash(hash, text.getBytes(StandardCharsets.UTF_8)));
    }
    return new SplittableRandom(hash);
  }

  /** FNV-1a, closed by the length so that the texts "ab", "c" and "a", "bc" differ. */
  private static long hash(long start, byte[] bytes) {
    long hash = start;
    for (byte each : bytes) {
      hash = (hash ^ (each & 0xff)) * FNV_PRIME;
    }
    return hash + bytes.length;
  }

  /** The finishing step of MurmurHash3, in Stafford's thirteenth variant. */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
