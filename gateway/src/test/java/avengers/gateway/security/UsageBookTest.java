package avengers.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageBookTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

  private static UsagePlace place(String client, String model) {
    return new UsagePlace(DAY, client, model);
  }

  @Test
  void whatIsUsedAtOnePlaceAddsUp() {
    UsageBook book = new UsageBook();
    book.add(place("web", "alpha"), Usage.REQUEST);
    book.add(place("web", "alpha"), new Usage(0, 1, 10, 20, 30));

    assertThat(book.take()).containsExactly(
        Map.entry(place("web", "alpha"), new Usage(1, 1, 10, 20, 30)));
    assertThat(book.take()).isEmpty();
  }

  @Test
  void whereNothingCanBeStoredItStaysBoundedAndLosesNothing() {
    UsageBook book = new UsageBook(20);
    for (int client = 0; client < 100; client++) {
      for (int model = 0; model < 10; model++) {
        book.add(place("client-" + client, "model-" + model), Usage.REQUEST);
      }
    }

    assertThat(book.waiting()).isLessThanOrEqualTo(21);
    assertThat(book.take().values().stream().mapToLong(Usage::requests).sum()).isEqualTo(1_000);
  }
}
