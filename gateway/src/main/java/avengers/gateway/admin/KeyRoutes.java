package avengers.gateway.admin;

import avengers.gateway.config.ClientWish;
import avengers.gateway.endpoint.WholeReply;
import avengers.gateway.http.AdminRoutes;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.security.Client;
import avengers.gateway.security.Keyring;
import avengers.gateway.security.Standing;
import avengers.gateway.security.VirtualKey;
import avengers.gateway.store.Storage;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds, lists, changes and revokes keys.
 *
 * @param storage where they are kept, if they can be
 * @param models the names that can be asked now
 */
public record KeyRoutes(Vertx vertx,
    Keyring keys,
    Optional<Storage> storage,
    Supplier<Set<String>> models,
    InstantSource clock) implements AdminRoutes {
  private static final int LARGEST = 64 << 10;
  private static final int MOST_KEYS = 10_000;
  private static final String KEYS = "/admin/keys";
  private static final String KEY = KEYS + "/:id";

  @Override
  public void addTo(Router router, Handler<RoutingContext> body) {
    router.get(KEYS).handler(this::list);
    router.post(KEYS).handler(body).handler(this::add);
    router.get(KEY).handler(context -> send(context, 200, json(named(context))));
    router.patch(KEY).handler(body).handler(this::change);
    router.delete(KEY).handler(this::revoke);
  }

  /** There may be many. */
  private void list(RoutingContext context) {
    vertx.executeBlocking(() -> {
      ObjectNode list = Json.MAPPER.createObjectNode().put("object", "list");
      ArrayNode data = list.putArray("data");
      keys.standings().forEach(standing -> data.add(json(standing)));
      return list.toString();
    }, false)
        .onSuccess(text -> WholeReply.send(context, "application/json", text))
        .onFailure(context::fail);
  }

  private void add(RoutingContext context) {
    Storage kept = storage.orElseThrow(AdminErrors::off);
    ClientWish wish = ClientWish.of(object(context), models.get());
    if (keys.virtualKeys().size() >= MOST_KEYS) {
      throw AdminErrors.tooMany(MOST_KEYS);
    }
    requireFree(wish.name(), "");
    VirtualKey.Made made = VirtualKey.make(wish.name(), wish.limits(), clock.instant());
    stored(kept.add(made.key()), context).onSuccess(added -> {
      if (!added) {
        context.fail(AdminErrors.nameTaken(wish.name()));
        return;
      }
      // Another one may have revoked it already.
      keys.standing(made.key().id())
          .ifPresentOrElse(standing -> send(context, 201,
              json(standing).put("key", made.secret().reveal())),
              () -> context.fail(AdminErrors.unknownKey()));
    });
  }

  /** What is given replaces what was, and nothing (null) removes it; the rest stays. */
  private void change(RoutingContext context) {
    Storage kept = storage.orElseThrow(AdminErrors::off);
    VirtualKey key = added(context);
    ObjectNode described = ClientWish.json(key.limits()).put("name", key.name());
    object(context).properties().forEach(field -> {
      if (field.getValue().isNull()) {
        described.remove(field.getKey());
      } else {
        described.set(field.getKey(), field.getValue());
      }
    });
    ClientWish wish = ClientWish.of(described, models.get());
    requireFree(wish.name(), key.id());
    stored(kept.change(key.with(wish.name(), wish.limits())), context).onSuccess(changed -> {
      Optional<Standing> standing = keys.standing(key.id());
      if (changed && standing.isPresent()) {
        send(context, 200, json(standing.get()));
      } else {
        // A name that stays is its own: another gateway has revoked the key.
        context.fail(changed || wish.name().equals(key.name())
            ? AdminErrors.unknownKey()
            : AdminErrors.nameTaken(wish.name()));
      }
    });
  }

  private void revoke(RoutingContext context) {
    Storage kept = storage.orElseThrow(AdminErrors::off);
    VirtualKey key = added(context);
    stored(kept.revoke(key.id()), context).onSuccess(revoked -> {
      if (revoked) {
        send(context, 200, Json.MAPPER.createObjectNode()
            .put("object", "key")
            .put("id", key.id())
            .put("revoked", true));
      } else {
        context.fail(AdminErrors.unknownKey());
      }
    });
  }

  /** A name tells two keys apart, wherever they come from. */
  private void requireFree(String name, String except) {
    boolean taken = keys.standings()
        .stream()
        .map(Standing::client)
        .anyMatch(client -> client.name().equals(name) && !client.id().equals(except));
    if (taken || name.equals(Client.ANYBODY.name())) {
      throw AdminErrors.nameTaken(name);
    }
  }

  private Standing named(RoutingContext context) {
    return keys.standing(Objects.requireNonNull(context.pathParam("id")))
        .orElseThrow(AdminErrors::unknownKey);
  }

  private VirtualKey added(RoutingContext context) {
    Standing standing = named(context);
    return keys.virtualKey(standing.client().id()).orElseThrow(AdminErrors::configured);
  }

  private ObjectNode json(Standing standing) {
    return KeyJson.of(standing, keys.virtualKey(standing.client().id()));
  }

  private static ObjectNode object(RoutingContext context) {
    Buffer body = Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
    if (body.length() > LARGEST) {
      throw AdminErrors.tooLarge(LARGEST);
    }
    return RequestBody.object(body.getBytes());
  }

  private <T> Future<T> stored(CompletableFuture<T> storing, RoutingContext context) {
    return Future.fromCompletionStage(storing, vertx.getOrCreateContext())
        .onFailure(problem -> context.fail(AdminErrors.of(problem)));
  }

  private static void send(RoutingContext context, int status, JsonNode json) {
    context.response().setStatusCode(status);
    WholeReply.send(context, "application/json", json.toString());
  }
}
