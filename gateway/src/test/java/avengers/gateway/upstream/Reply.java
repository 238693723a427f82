package avengers.gateway.upstream;

/** What one request to a {@link ScriptedUpstream} gets; {@link Replies} makes the common ones. */
@FunctionalInterface
public interface Reply {
  /** Replies, on the upstream's event loop. A reply that does not end leaves the request open. */
  void to(UpstreamExchange exchange);
}
