package avengers.gateway.store;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which totals are asked for.
 *
 * @param from the first day
 * @param to the last day
 * @param client of one client, or of all
 * @param most rows at most
 */
public record UsageQuery(LocalDate from, LocalDate to, Optional<String> client, int most) {}
