package avengers.gateway.security;

/** Is told what clients do, as it happens. Safe for use by several threads. */
public interface UsageWatcher {
  /** A client may ask from now on. */
  void appeared(Standing standing);

  /** A client's call has ended. */
  void spent(Client client, double dollars);

  /** Looks at nothing. */
  record Nobody() implements UsageWatcher {
    @Override
    public void appeared(Standing standing) {}

    @Override
    public void spent(Client client, double dollars) {}
  }
}
