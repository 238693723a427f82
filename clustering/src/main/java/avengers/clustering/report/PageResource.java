package avengers.clustering.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.webjars.WebJarVersionLocator;

/** Texts that the program carries for the page. */
final class PageResource {
  private PageResource() {}

  /** A resource of this package. */
  static String text(String name) {
    return read(PageResource.class.getResourceAsStream(name), name);
  }

  /** A file of a JavaScript library, from its WebJar. */
  static String library(String library, String file) {
    String path = new WebJarVersionLocator().fullPath(library, file);
    return read(PageResource.class.getResourceAsStream("/" + path), library + "/" + file);
  }

  private static String read(@Nullable InputStream resource, String name) {
    if (resource == null) {
      throw new IllegalStateException("the program was built without " + name);
    }
    try (resource) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
