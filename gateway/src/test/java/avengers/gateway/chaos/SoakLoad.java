package avengers.gateway.chaos;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that ask in every way, one request behind the other, and leave now and then. */
final class SoakLoad implements AutoCloseable {
  private final Client client;
  private final URI gateway;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final List<Thread> clients = new ArrayList<>();
  private final Map<String, AtomicLong> counts;

  private SoakLoad(URI gateway, Map<String, AtomicLong> counts) {
    this.gateway = gateway;
    this.client = new Client(gateway);
    this.counts = counts;
  }

  /** Starts so many clients. */
  static SoakLoad start(URI gateway, int clients, Map<String, AtomicLong> counts) {
    SoakLoad load = new SoakLoad(gateway, counts);
    for (int i = 0; i < clients; i++) {
      load.clients.add(Thread.ofVirtual().start(load::askOn));
    }
    return load;
  }

  static Map<String, AtomicLong> noCounts() {
    return new ConcurrentHashMap<>();
  }

  private void askOn() {
    while (running.get()) {
      try {
        ask();
      } catch (IOException | AssertionError e) {
        count("unanswered: " + (e.getCause() == null ? e : e.getCause()).getMessage());
      }
    }
  }

  private void ask() throws IOException {
    String model = "m" + ThreadLocalRandom.current().nextInt(5);
    switch (ThreadLocalRandom.current().nextInt(10)) {
      case 0, 1, 2 -> seen(client.chat(Chat.to(Chaos.ENSEMBLE)), false);
      case 3, 4 -> seen(client.chat(Chat.streamed(Chaos.ENSEMBLE)), true);
      case 5 -> seen(client.chat(Chat.to(model)), false);
      case 6 -> seen(client.chat(Chat.streamed(model)), true);
      case 7 -> count(client.post("/v1/embeddings",
          "{\"model\": \"all-MiniLM-L6-v2\", \"input\": \"How many?\"}").status() == 200
              ? "embedded"
              : "not embedded");
      case 8 -> leave(Chat.streamed(Chaos.ENSEMBLE));
      default -> leave(Chat.streamed(model));
    }
  }

  private void seen(Answer answer, boolean stream) {
    count(Seen.in(answer, stream).name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
  }

  /** Asks, and hangs up before the end. */
  private void leave(String body) throws IOException {
    try (Wire wire = new Wire(gateway)) {
      wire.chat(body);
      count("left");
    }
  }

  private void count(String what) {
    counts.computeIfAbsent(what, first -> new AtomicLong()).incrementAndGet();
  }

  /** Waits until all clients have their last answer. */
  @Override
  public void close() {
    running.set(false);
    try {
      for (Thread one : clients) {
        one.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    client.close();
  }
}
