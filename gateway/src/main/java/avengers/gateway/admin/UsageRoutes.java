package avengers.gateway.admin;

import avengers.clustering.suggestion.Suggestion;
import avengers.gateway.endpoint.WholeReply;
import avengers.gateway.http.AdminRoutes;
import avengers.gateway.ledger.Dollars;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.Json;
import avengers.gateway.security.Keyring;
import avengers.gateway.security.Usage;
import avengers.gateway.store.Storage;
import avengers.gateway.store.UsageQuery;
import avengers.gateway.store.UsageRow;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells what was used, by day, key and model.
 *
 * @param storage where that is kept, if it is
 */
public record UsageRoutes(Vertx vertx,
    Keyring keys,
    Optional<Storage> storage,
    InstantSource clock) implements AdminRoutes {
  private static final int MOST_ROWS = 10_000;
  private static final ValueRange YEARS = ValueRange.of(1, 9_999);
  private static final Set<String> KNOWN = Set.of("from", "to", "key");

  @Override
  public void addTo(Router router, Handler<RoutingContext> body) {
    router.get("/admin/usage").handler(this::tell);
  }

  private void tell(RoutingContext context) {
    Storage kept = storage.orElseThrow(AdminErrors::off);
    UsageQuery query = query(context.queryParams());
    Future.fromCompletionStage(kept.usage(query), vertx.getOrCreateContext())
        .compose(rows -> vertx.executeBlocking(() -> json(query, rows).toString(), false))
        .onSuccess(text -> WholeReply.send(context, "application/json", text))
        .onFailure(problem -> context.fail(AdminErrors.of(problem)));
  }

  private UsageQuery query(MultiMap given) {
    given.names().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
      throw invalid(name, "is not known here" + Suggestion.of(name, KNOWN)
          .map(meant -> "; did you mean '" + meant + "'?")
          .orElse("; known are from, to and key."));
    });
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate to = day(given, "to").orElse(today);
    LocalDate from = day(given, "from").orElse(to.withDayOfMonth(1));
    if (from.isAfter(to)) {
      throw invalid("from", "must not be after 'to', which is " + to + ".");
    }
    return new UsageQuery(from, to, key(given), MOST_ROWS + 1);
  }

  /** Databases know neither all years that Java knows, nor all characters. */
  private static Optional<LocalDate> day(MultiMap given, String name) {
    try {
      return Optional.ofNullable(given.get(name)).map(text -> {
        LocalDate day = LocalDate.parse(text);
        YEARS.checkValidValue(day.getYear(), ChronoField.YEAR);
        return day;
      });
    } catch (DateTimeException e) {
      throw invalid(name, "must be a day such as 2026-11-30.");
    }
  }

  private static Optional<String> key(MultiMap given) {
    Optional<String> key = Optional.ofNullable(given.get("key"));
    if (key.isPresent() && key.get().chars().anyMatch(Character::isISOControl)) {
      throw invalid("key", "must be the id of a key.");
    }
    return key;
  }

  private static ApiException invalid(String name, String message) {
    return new ApiException(ApiError.invalid(name, "'" + name + "' " + message));
  }

  private ObjectNode json(UsageQuery query, List<UsageRow> rows) {
    List<UsageRow> told = rows.subList(0, Math.min(rows.size(), MOST_ROWS));
    ObjectNode json = Json.MAPPER.createObjectNode()
        .put("object", "list")
        .put("from", query.from().toString())
        .put("to", query.to().toString());
    ArrayNode data = json.putArray("data");
    told.forEach(row -> data.add(json(row)));
    write(json.putObject("total"),
        told.stream().map(UsageRow::usage).reduce(Usage.NONE, Usage::plus));
    return json.put("complete", rows.size() <= MOST_ROWS);
  }

  private ObjectNode json(UsageRow row) {
    ObjectNode json = Json.MAPPER.createObjectNode()
        .put("day", row.place().day().toString())
        .put("key", row.place().client());
    row.name()
        .or(() -> keys.standing(row.place().client()).map(known -> known.client().name()))
        .ifPresent(name -> json.put("name", name));
    json.put("model", row.place().model());
    return write(json, row.usage());
  }

  private static ObjectNode write(ObjectNode json, Usage usage) {
    return json.put("requests", usage.requests())
        .put("calls", usage.calls())
        .put("prompt_tokens", usage.promptTokens())
        .put("completion_tokens", usage.completionTokens())
        .put("cost", Dollars.exactly(usage.picodollars()));
  }
}
