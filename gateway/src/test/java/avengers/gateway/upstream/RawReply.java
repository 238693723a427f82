package avengers.gateway.upstream;

import java.io.IOException;

/** What one request to a {@link FragileUpstream} gets, byte by byte. */
@FunctionalInterface
public interface RawReply {
  /** Replies, on a thread of the connection's own; the next request is read when it returns. */
  void to(RawExchange exchange) throws IOException;
}
