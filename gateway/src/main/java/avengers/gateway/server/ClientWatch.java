package avengers.gateway.server;

import avengers.gateway.metrics.KeyMeters;
import avengers.gateway.security.Client;
import avengers.gateway.security.Purse;
import avengers.gateway.security.Standing;
import avengers.gateway.security.UsageWatcher;

/** Shows what clients do to the meters. */
record ClientWatch(KeyMeters meters) implements UsageWatcher {
  @Override
  public void appeared(Standing standing) {
    Purse purse = standing.purse();
    meters.appeared(standing.client().name(), purse::leftOfDay, purse::leftOfMonth);
  }

  @Override
  public void spent(Client client, double dollars) {
    meters.spent(client.name(), dollars);
  }
}
