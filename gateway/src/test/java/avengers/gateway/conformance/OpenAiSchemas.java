package avengers.gateway.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import avengers.gateway.openai.Json;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published schemas of OpenAI's API; a test that needs them is skipped where they are absent.
 *
 * <p>
 * They are of OpenAPI 3.1, whose schemas are JSON Schemas of 2020-12; one of them (a filter of file
 * searches) refers to itself by a keyword of 2019-09, which knows all others too, so that version
 * reads them. They have no {@code nullable}. They allow fields that they do not name, so what
 * validates may still be misspelt where a field is optional: hence clients beside them.
 */
final class OpenAiSchemas {
  private static final Path FILE = Path.of("..", "..", "shared", "data", "openai-schemas.json");

  private final ObjectNode document;
  private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
      SpecificationVersion.DRAFT_2019_09);

  private OpenAiSchemas(ObjectNode document) {
    this.document = document;
  }

  /** What is published. */
  static OpenAiSchemas published() {
    assumeTrue(Files.exists(FILE), () -> FILE + " is absent: skipped");
    return new OpenAiSchemas((ObjectNode) Json.MAPPER.readTree(FILE.toFile()));
  }

  /** What is wrong with a value, with the place of each fault; empty if nothing is. */
  List<String> faults(String name, JsonNode value) {
    return schema(name).validate(value)
        .stream()
        .map(fault -> fault.getInstanceLocation() + " " + fault.getMessage())
        .toList();
  }

  private Schema schema(String name) {
    if (!document.at("/components/schemas").has(name)) {
      throw new IllegalArgumentException("no schema is called " + name);
    }
    return registry.getSchema(document.deepCopy().put("$ref", "#/components/schemas/" + name));
  }

  /** The fields that a value of this schema must have, as far as it lists them itself. */
  List<String> required(String name) {
    List<String> fields = new ArrayList<>();
    for (JsonNode schema : document.at("/components/schemas/" + name).findValues("required")) {
      schema.forEach(field -> fields.add(field.asString()));
    }
    return fields;
  }
}
