// OpenAI's own client for JavaScript. One file, so that all share one gateway.
import './openai/chat.mjs';
import './openai/streaming.mjs';
import './openai/tools.mjs';
import './openai/structured.mjs';
import './openai/responses.mjs';
import './openai/embeddings.mjs';
import './openai/completions.mjs';
import './openai/models.mjs';
import './openai/errors.mjs';
import './openai/cancelling.mjs';
