package avengers.gateway.openai;

import tools.jackson.databind.node.ObjectNode;

/** The events of one stream as an endpoint of the API writes them. Has the state of the stream. */
public interface StreamFormat {
  /** The events that say what a chunk of a chat completion says; empty if there is none. */
  String chunk(ObjectNode chunk);

  /** The events that end a stream that is whole. */
  String end();

  /** The event that ends a stream that failed. */
  String error(ApiError error);
}
