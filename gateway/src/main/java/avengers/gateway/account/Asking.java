package avengers.gateway.account;

import java.time.Instant;

/**
 * Who asked what, and when.
 *
 * @param id of the request
 * @param client a name for people, never a key
 * @param path without a query, cut where it is long
 * @param model the name that was asked, cut where it is long; empty if none was
 */
public record Asking(String id,
    Instant when,
    String client,
    String method,
    String path,
    String model) {}
