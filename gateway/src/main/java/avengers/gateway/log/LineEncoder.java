package avengers.gateway.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.core.encoder.EncoderBase;

/** Whatever is written is a line, as it says of itself. */
final class LineEncoder extends EncoderBase<Object> {
  private static final byte[] NOTHING = {};

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(Object line) {
    return (line + "\n").getBytes(UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
