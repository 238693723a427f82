package avengers.gateway.server;

import avengers.gateway.account.Accounts;
import avengers.gateway.backend.AnswerRoom;
import avengers.gateway.http.Probes;
import avengers.gateway.metrics.GatewayMeters;
import io.vertx.core.Vertx;

/** What lasts as long as the process, whatever the configuration. */
record Lasting(Vertx vertx,
    Probes probes,
    GatewayMeters meters,
    Accounts accounts,
    Clientele clientele,
    AnswerRoom room) {}
