package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Certificates;
import avengers.gateway.fixture.Certificates.Issued;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.Http2Wire;
import avengers.gateway.fixture.TwoBackends;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Floods of HTTP/2 end their connection, and no other. */
class Http2FloodTest {
  private static final int MANY = 100_000;
  private static final int A_THOUSAND = 1_000;

  @TempDir
  private static Path folder;
  private static SSLContext tls;
  private static TwoBackends models;

  @BeforeAll
  static void start() {
    Certificates authority = new Certificates(folder, "authority");
    Issued own = authority.issue("gateway", "ip:127.0.0.1");
    tls = authority.context(Optional.empty());
    models = TwoBackends.start(setup -> setup.tls(own.certificate(), own.key()));
  }

  @AfterAll
  static void stop() {
    models.close();
  }

  private static Http2Wire connect() throws IOException {
    return new Http2Wire(models.gateway().address(), tls);
  }

  private static void assertOthersAreServed() {
    try (Client other = new Client(models.gateway().address(), tls)) {
      assertThat(other.get("/v1/models").status()).isEqualTo(200);
    }
  }

  @Test
  void aRequestInFramesIsAnswered() throws IOException {
    try (Http2Wire wire = connect()) {
      wire.send(Http2Wire.HEADERS, Http2Wire.END_HEADERS | Http2Wire.END_STREAM, 1,
          Http2Wire.get("/v1/models"));

      assertThat(wire.readUntil(Http2Wire.HEADERS)).isTrue();
    }
  }

  @Test
  void requestsThatAreResetAtOnceAreNotTakenForEver() throws IOException {
    try (Http2Wire wire = connect()) {
      boolean open = true;
      for (int stream = 1; open && stream < MANY; stream += 2) {
        open = wire.send(Http2Wire.HEADERS, Http2Wire.END_HEADERS, stream,
            Http2Wire.get("/v1/models"))
            && wire.send(Http2Wire.RST_STREAM, 0, stream, new byte[4]);
      }
      wire.awaitEnd();
    }
    assertOthersAreServed();
  }

  @Test
  void settingsAndPingsWhoseAnswersAreNotReadAreNotTakenForEver() throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int i = 0; i < A_THOUSAND; i++) {
      frames.writeBytes(Http2Wire.frame(Http2Wire.SETTINGS, 0, 0));
      frames.writeBytes(Http2Wire.frame(Http2Wire.PING, 0, 0, new byte[8]));
    }
    try (Http2Wire wire = connect()) {
      boolean open = true;
      for (int i = 0; open && i < 2 * A_THOUSAND; i++) {
        open = wire.send(frames.toByteArray());
      }
      wire.awaitEnd();
    }
    assertOthersAreServed();
  }

  @Test
  void headersWithoutAnEndEndInGoAway() throws IOException {
    try (Http2Wire wire = connect()) {
      wire.send(Http2Wire.HEADERS, Http2Wire.END_STREAM, 1, Http2Wire.get("/v1/models"));
      boolean open = true;
      for (int i = 0; open && i < MANY; i++) {
        open = wire.send(Http2Wire.CONTINUATION, 0, 1);
      }
      wire.awaitEnd();
    }
    assertOthersAreServed();
  }

  /** One large header in the table of HPACK, told again and again by one byte. */
  @Test
  void headersThatUnpackToMegabytesAreNotUnpacked() throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(Http2Wire.get("/v1/models"));
    block.writeBytes(new byte[]{0x40, 1, 'x', 0x7f, (byte) 0xc1, 0x1e});
    block.writeBytes("x".repeat(4_032).getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 10_000; i++) {
      block.write(0xbe);
    }
    try (Http2Wire wire = connect()) {
      wire.send(Http2Wire.HEADERS, Http2Wire.END_HEADERS | Http2Wire.END_STREAM, 1,
          block.toByteArray());

      // Only this request is refused, or the connection with it; it is never routed.
      wire.readUntil(Http2Wire.RST_STREAM);
    }
    assertOthersAreServed();
  }
}
