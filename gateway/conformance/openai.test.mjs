// OpenAI's own client. One file, so that all share a gateway.
import './openai/chat.mjs';
import './openai/streaming.mjs';
import './openai/tools.mjs';
import './openai/structured.mjs';
import './openai/responses.mjs';
import './openai/embeddings.mjs';
import './openai/completions.mjs';
import './openai/models.mjs';
import './openai/errors.mjs';
import './openai/headers.mjs';
import './openai/cancelling.mjs';
