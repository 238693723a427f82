package avengers.gateway.openai;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The body of a request to a backend. Its pieces are the client's own bytes where nothing changed,
 * so that many requests of one large body take no more room than the body.
 */
public final class RequestContent {
  private final List<ByteBuffer> pieces;
  private final int length;

  RequestContent(List<ByteBuffer> pieces) {
    this.pieces = pieces.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
    this.length = pieces.stream().mapToInt(ByteBuffer::remaining).sum();
  }

  /** In bytes. */
  public int length() {
    return length;
  }

  /**
   * So many bytes of it, or as many as there are.
   *
   * @param start the first one's place, from 0
   */
  public byte[] part(int start, int most) {
    byte[] part = new byte[Math.min(most, length - start)];
    int filled = 0;
    int skipped = start;
    for (ByteBuffer piece : pieces) {
      int from = Math.min(skipped, piece.remaining());
      int count = Math.min(piece.remaining() - from, part.length - filled);
      piece.get(piece.position() + from, part, filled, count);
      skipped -= from;
      filled += count;
    }
    return part;
  }

  /** All of it. */
  public byte[] bytes() {
    return part(0, length);
  }

  /** The JSON as text. */
  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
