package avengers.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ONNX Runtime has versions that upload telemetry from inside the native library. */
class NothingIsReportedTest {
  @ParameterizedTest
  @ValueSource(strings = {"linux-x64/libonnxruntime.so", "linux-aarch64/libonnxruntime.so"})
  void theNativeLibraryKnowsNoAddressToReportTo(String library) throws IOException {
    try (InputStream content = getClass().getResourceAsStream(
        "/ai/onnxruntime/native/" + library)) {
      byte[] bytes = Objects.requireNonNull(content, library).readAllBytes();
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).hasSizeGreaterThan(1_000_000)
          .matches(text -> !text.contains("events.data.microsoft"), "names no telemetry server");
    }
  }
}
