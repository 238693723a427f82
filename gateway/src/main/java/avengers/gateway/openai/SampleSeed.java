package avengers.gateway.openai;

/**
 * A seed for each sample of a request that has one. The client's is scattered over all seeds, and
 * the sample's place counted on from there: samples of one request never share one, and those of
 * requests with neighbouring seeds, as clients often use them, hardly ever. Some backends take no
 * more than 31 bits, and none that is negative.
 */
final class SampleSeed {
  private static final long LARGEST = Integer.MAX_VALUE;

  private SampleSeed() {}

  /**
   * The seed of one sample, from 0 to 2^31 - 1.
   *
   * @param place the sample's among all of the request, from 0
   */
  static int of(long clients, int place) {
    return (int) ((scattered(clients) + place) & LARGEST);
  }

  /** The finisher of SplitMix64 (Steele, Lea and Flood 2014): each bit depends on all. */
  private static long scattered(long seed) {
    long bits = seed + 0x9e3779b97f4a7c15L;
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
