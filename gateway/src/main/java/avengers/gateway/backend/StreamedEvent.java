package avengers.gateway.backend;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event of a backend's stream that is no error.
 *
 * @param bytes as they came
 * @param tree its data; none if it only holds comments, is the end mark, or is too long to be read
 * at once
 * @param endMark whether it says that the stream is whole
 */
public record StreamedEvent(Buffer bytes, Optional<ObjectNode> tree, boolean endMark) {}
