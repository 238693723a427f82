package avengers.gateway.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses that there are, and the methods that each takes. */
record RouteList(Router router) {
  private static final String API = "/v1";
  private static final String SLASH = "/";

  /** Wherever something can be got, its head can be, too. */
  void addHeads() {
    router.getRoutes()
        .stream()
        .filter(route -> route.methods() != null && route.methods().contains(HttpMethod.GET))
        .forEach(route -> route.method(HttpMethod.HEAD));
  }

  /** What an {@code Allow} header says of an address; empty if there is no such one. */
  Optional<String> allowed(String path) {
    String methods = Stream.concat(methods(path), Stream.of(HttpMethod.OPTIONS))
        .map(HttpMethod::name)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
    return exists(path) ? Optional.of(methods) : Optional.empty();
  }

  /** The address that was probably meant: clients take {@code /v1} for given, or give it twice. */
  Optional<String> meant(String path) {
    return Stream.of(API + path, path.startsWith(API) ? path.substring(API.length()) : path)
        .filter(this::exists)
        .findFirst();
  }

  private boolean exists(String path) {
    return methods(path).findAny().isPresent();
  }

  private Stream<HttpMethod> methods(String path) {
    return router.getRoutes()
        .stream()
        .filter(route -> route.methods() != null && matches(route, path))
        .flatMap(route -> route.methods().stream());
  }

  /** Part by part; a part that begins with a colon stands for any. A slash may follow. */
  private static boolean matches(Route route, String path) {
    String bare = path.endsWith(SLASH) ? path.substring(0, path.length() - 1) : path;
    List<String> pattern = List.of(String.valueOf(route.getPath()).split(SLASH, -1));
    List<String> parts = List.of(bare.split(SLASH, -1));
    boolean matches = pattern.size() == parts.size();
    for (int i = 0; matches && i < parts.size(); i++) {
      String expected = pattern.get(i);
      matches = expected.startsWith(":") ? !parts.get(i).isEmpty() : expected.equals(parts.get(i));
    }
    return matches;
  }
}
